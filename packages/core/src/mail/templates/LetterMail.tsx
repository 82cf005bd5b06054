import type { Radii, Tokens } from '@entraide/model/theme';
import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components';
import type { CSSProperties } from 'react';
import type { Letter } from '../letter.ts';

export interface LetterLook {
  locale: string;
  rtl: boolean;
  color: Tokens;
  radius: Radii;
  spaceName: string;
  origin: string;
  /** Absolute address of a picture that mail programs can show. */
  logo: string | null;
  /** Said before the address that the button hides. */
  linkHint: string;
}

/** A long word or address must not make the mail wider than a phone. */
const breaking: CSSProperties = { wordBreak: 'break-word', overflowWrap: 'anywhere' };

const fontFamily = '"Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif';

/** Every mail: the space's band and name, one thing to read, at most one thing to do or to choose. */
export function LetterMail({ letter, look }: { letter: Letter; look: LetterLook }) {
  const { color, radius, rtl } = look;
  const align = rtl ? 'right' : 'left';
  const text: CSSProperties = {
    fontSize: 16,
    lineHeight: '25px',
    margin: '0 0 16px',
    color: color.ink,
    textAlign: align,
    ...breaking,
  };
  const small: CSSProperties = { ...text, fontSize: 14, lineHeight: '21px', color: color['ink-muted'] };
  return (
    <Html lang={look.locale} dir={rtl ? 'rtl' : 'ltr'}>
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{letter.preview}</Preview>
      <Body style={{ margin: 0, padding: '24px 12px', backgroundColor: color.paper, fontFamily }}>
        {letter.mark && (
          <Text style={{ ...small, textAlign: 'center', margin: '0 0 12px' }}>{letter.mark}</Text>
        )}
        <Container
          style={{
            maxWidth: 560,
            tableLayout: 'fixed',
            backgroundColor: color.surface,
            border: `1px solid ${color.line}`,
            borderTop: `6px solid ${color.accent}`,
            borderRadius: radius.card,
            padding: '24px 28px',
          }}
        >
          <Link href={`${look.origin}/`} style={{ color: color['brand-ink'], textDecoration: 'none' }}>
            {look.logo && (
              <Img src={look.logo} alt="" height={40} style={{ maxWidth: '100%', marginBottom: 8 }} />
            )}
            <span style={{ fontSize: 18, fontWeight: 700, ...breaking }}>{look.spaceName}</span>
          </Link>
          <Heading
            as="h1"
            style={{
              fontSize: 24,
              lineHeight: '32px',
              margin: '24px 0 16px',
              color: color.ink,
              textAlign: align,
              ...breaking,
            }}
          >
            {letter.title}
          </Heading>
          {letter.before.map((paragraph) => (
            <Text key={paragraph} style={text}>
              {paragraph}
            </Text>
          ))}
          {letter.code && (
            <Section
              style={{
                backgroundColor: color['brand-soft'],
                borderRadius: radius.control,
                margin: '0 0 16px',
              }}
            >
              <Text
                dir="ltr"
                style={{
                  fontSize: 34,
                  lineHeight: '44px',
                  letterSpacing: 8,
                  fontWeight: 700,
                  margin: 0,
                  padding: '14px 0',
                  textAlign: 'center',
                  color: color['brand-ink'],
                }}
              >
                {letter.code}
              </Text>
            </Section>
          )}
          {letter.quote && (
            <Section
              style={{
                [rtl ? 'borderRight' : 'borderLeft']: `4px solid ${color.accent}`,
                backgroundColor: color.paper,
                margin: '0 0 16px',
                padding: '12px 16px',
              }}
            >
              <Text dir="auto" style={{ ...text, margin: 0, whiteSpace: 'pre-wrap' }}>
                {letter.quote}
              </Text>
            </Section>
          )}
          {letter.links?.map(({ label, href }) => (
            <Text key={href} style={{ ...text, margin: '0 0 4px' }}>
              <Link
                href={href}
                style={{ color: color['brand-ink'], display: 'block', padding: '10px 0', fontWeight: 600 }}
              >
                {label}
              </Link>
            </Text>
          ))}
          {letter.sections?.map(({ title, links }) => (
            <Section key={title} style={{ margin: '0 0 12px', textAlign: align }}>
              <Heading
                as="h2"
                style={{
                  fontSize: 18,
                  lineHeight: '26px',
                  margin: '8px 0 4px',
                  color: color.ink,
                  ...breaking,
                }}
              >
                {title}
              </Heading>
              {links.map(({ label, detail, href }) => (
                <Text key={href} style={{ ...text, margin: 0, padding: '8px 0' }}>
                  <Link
                    href={href}
                    style={{ color: color['brand-ink'], display: 'block', padding: '4px 0', fontWeight: 600 }}
                  >
                    <bdi>{label}</bdi>
                  </Link>
                  <span style={{ color: color['ink-muted'], fontSize: 14 }}>{detail}</span>
                </Text>
              ))}
            </Section>
          ))}
          {letter.action && (
            <Section style={{ margin: '8px 0 20px', textAlign: align }}>
              <Button
                href={letter.action.href}
                style={{
                  backgroundColor: color.brand,
                  color: color['on-brand'],
                  borderRadius: radius.control,
                  fontSize: 16,
                  fontWeight: 600,
                  padding: '13px 22px',
                }}
              >
                {letter.action.label}
              </Button>
              <Text style={{ ...small, margin: '14px 0 0' }}>
                {look.linkHint}{' '}
                <Link href={letter.action.href} style={{ color: color['brand-ink'] }}>
                  <span dir="ltr">{letter.action.href}</span>
                </Link>
              </Text>
            </Section>
          )}
          {letter.choices?.map(({ label, href }, index) => (
            <Section key={href} style={{ margin: '0 0 12px', textAlign: align }}>
              <Button
                href={href}
                style={{
                  ...(index === 0
                    ? { backgroundColor: color.brand, color: color['on-brand'] }
                    : { backgroundColor: color.surface, color: color['brand-ink'] }),
                  border: `1px solid ${color.brand}`,
                  borderRadius: radius.control,
                  fontSize: 16,
                  fontWeight: 600,
                  padding: '12px 21px',
                }}
              >
                {label}
              </Button>
            </Section>
          ))}
          {letter.after.map((paragraph) => (
            <Text key={paragraph} style={small}>
              {paragraph}
            </Text>
          ))}
          <Hr style={{ borderColor: color.line, margin: '8px 0 16px' }} />
          <Text style={{ ...small, fontSize: 13, margin: 0 }}>{letter.footer}</Text>
          {letter.settings?.map(({ label, href }) => (
            <Text key={href} style={{ ...small, fontSize: 13, margin: 0 }}>
              <Link
                href={href}
                style={{
                  ...{ color: color['ink-muted'], textDecoration: 'underline' },
                  ...{ display: 'inline-block', padding: '10px 0' },
                }}
              >
                {label}
              </Link>
            </Text>
          ))}
        </Container>
      </Body>
    </Html>
  );
}
