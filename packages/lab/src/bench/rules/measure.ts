import { type Flag, judge } from '@entraide/model/rule';
import { RuleSettings } from '@entraide/model/tenant';
import type { Sample } from './read-texts.ts';

const rules = RuleSettings.parse({});

/** What a space with the rules as they are given says of a text. */
export const flagsOf = ({ title, body, place, language }: Sample): Flag[] =>
  judge(
    { title, body },
    {
      ...{ locale: language, rules, place, newMember: false },
      author: { name: 'Claire', team: false },
      names: { space: ['Entraide Lyon'], team: ['Amina Haddad', 'Paul'] },
      ownContacts: ['contact@entraide-lyon.example', '+33 4 65 71 00 00'],
      emergencyNumbers: [
        '15',
        '17',
        '18',
        '112',
        '114',
        '115',
        '119',
        '3114',
        '3919',
        '999',
        '+33 1 43 17 53 53',
      ],
    },
  );

export interface Count {
  fraud: number;
  caught: number;
  honest: number;
  disturbed: number;
}

/** Of all fraud, what any rule met; of all that is honest, too. */
export function countAll(samples: readonly Sample[]): Count {
  return count(samples, (flags) => flags.length > 0);
}

export function countRule(samples: readonly Sample[], rule: Flag['rule']): Count {
  const own = samples.filter(({ fraud }) => fraud === null || fraud.includes(rule));
  return count(own, (flags) => flags.some((flag) => flag.rule === rule));
}

function count(samples: readonly Sample[], meets: (flags: Flag[]) => boolean): Count {
  const met = samples.filter((sample) => meets(flagsOf(sample)));
  const fraudIn = (list: readonly Sample[]) => list.filter(({ fraud }) => fraud !== null).length;
  return {
    ...{ fraud: fraudIn(samples), caught: fraudIn(met) },
    ...{ honest: samples.length - fraudIn(samples), disturbed: met.length - fraudIn(met) },
  };
}
