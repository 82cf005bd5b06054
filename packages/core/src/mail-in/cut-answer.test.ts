import { describe, expect, it } from 'vitest';
import { cutAnswer } from './cut-answer.ts';

const mark = '##- Répondez au-dessus de cette ligne -##';
const own = ['ana@example.org'];

describe('an answer', () => {
  it.each<[string, string, string]>([
    [
      'Gmail, French',
      'Je viens samedi.\n\nLe ven. 27 nov. 2026 à 10:00, UFE <mail@p.example> a écrit :\n\n> $\n> x',
      'Je viens samedi.',
    ],
    [
      'Gmail, a long name',
      'Oui.\n\nLe ven. 27 nov. 2026 à 10:00, Union des Français <\nmail@p.example> a écrit :\n\n> $',
      'Oui.',
    ],
    [
      'Gmail, English',
      'Yes!\n\nOn Fri, Nov 27, 2026 at 10:00 AM UFE <mail@p.example> wrote:\n\n> $\n> x',
      'Yes!',
    ],
    [
      'Gmail, German',
      'Gerne!\n\nAm Fr., 27. Nov. 2026 um 10:00 Uhr schrieb UFE <mail@p.example>:\n\n> $',
      'Gerne!',
    ],
    [
      'Gmail, Arabic',
      'نعم، شكرًا\n\nفي الجمعة، 27 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة UFE\n<mail@p.example>:\n\n> $',
      'نعم، شكرًا',
    ],
    [
      'Outlook, French',
      'Oui\n\n________________________________\nDe : UFE <mail@p.example>\nEnvoyé : vendredi 27 novembre 2026 10:00\nÀ : ana@example.org <ana@example.org>\nObjet : Bruno\n\n$\n\nBonjour',
      'Oui',
    ],
    [
      'Outlook, English',
      'Ok\r\n\r\nFrom: UFE <mail@p.example>\r\nSent: Friday, November 27, 2026 10:00\r\nTo: ana@example.org\r\nSubject: x\r\n\r\n$\r\nfoo',
      'Ok',
    ],
    [
      'Outlook, Arabic',
      'نعم\n\nمن: UFE <mail@p.example>\nتاريخ الإرسال: الجمعة 27 نوفمبر 2026\nإلى: ana@example.org\nالموضوع: رسالة\n\n$\nx',
      'نعم',
    ],
    [
      'an iPhone',
      'D’accord\n\nEnvoyé de mon iPhone\n\n> Le 27 nov. 2026 à 10:00, UFE <mail@p.example> a écrit :\n> \n> $\n> x',
      'D’accord',
    ],
    ['an iPhone, Arabic', 'نعم\n\nأُرسلت من الـ iPhone\n\n> $\n> x', 'نعم'],
    ['a signature', 'Bonjour\n-- \nAna Dupont\n06 12 34 56 78\n\n> $', 'Bonjour'],
    [
      'no mark at all',
      'Bonjour\n\nLe ven. 27 nov. 2026 à 10:00, UFE <mail@p.example> a écrit :\n\n> Bonjour',
      'Bonjour',
    ],
    ['several paragraphs', 'Un.\n\nDeux :\n- trois\n- quatre\n\n> $', 'Un.\n\nDeux :\n- trois\n- quatre'],
    [
      'a last line that ends with a colon',
      'Je viens à 10:00. On se retrouve ici :\n\n> $',
      'Je viens à 10:00. On se retrouve ici :',
    ],
  ])('of %s is what stands above', (_, mail, said) => {
    expect(cutAnswer(mail.replace('$', mark), own)).toBe(said);
  });

  it('that stands below the line, or is not there, is empty', () => {
    expect(cutAnswer(`${mark}\nUne réponse`, own)).toBe('');
    expect(cutAnswer(`\n\n> ${mark}\n> x`, own)).toBe('');
    expect(cutAnswer('', own)).toBe('');
  });

  it('never tells the writer’s address, wherever it stands', () => {
    const said = cutAnswer(`Écrivez à ANA@example.org.\n\nÀ : ana@example.org\n\n> ${mark}`, own);
    expect(said).not.toMatch(/@/);
  });

  it('of a text that nobody writes is read like any other: what is long or repeats itself is cut first', () => {
    for (const unit of ['\n', '>', ' ', 'Le ', '-- ', 'On \n', '>\n \n ', 'From: '])
      expect(cutAnswer(`${unit.repeat(200_000 / unit.length)}\n${mark}`, own).length).toBeLessThanOrEqual(
        8000,
      );
  });
});
