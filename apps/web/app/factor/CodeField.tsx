import { TextInput } from '../components/Field.tsx';

interface CodeFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
}

/** Six digits of an app, or a recovery code. What was typed does not come back: it may have been used up. */
export function CodeField(words: CodeFieldProps) {
  return (
    <TextInput
      name="code"
      {...words}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={64}
      dir="ltr"
      required
    />
  );
}
