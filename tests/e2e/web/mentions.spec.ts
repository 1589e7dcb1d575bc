import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    const [english = 0, russian = 0] = addMany(library, 2, (nth) => ['call.wav', 'звонок.wav'][nth] ?? '');
    addText(library, english, [
      'Anna Brown lives in London, her phone is 415-555-0122.',
      'Tell Anna Brown that Smith paid $5,000 to Acme Holdings on May 5, 2021.',
      'Jordan',
      'John Smith wrote to anna.brown@example.org yesterday.',
    ]);
    const everywhere = { collectionId: null, recordingId: null };
    library.vocabulary.save(null, { ...everywhere, term: 'MoveFlow', soundsLike: [], takenFor: [] });
    addText(library, russian, [
      'Здравствуйте, Иван Петрович Иванов, улица Ленина, дом пять, квартира двенадцать.',
      'Мой телефон восемь девятьсот шестнадцать двести тридцать четыре пятьдесят шесть семьдесят восемь.',
      'Карта 4111 1111 1111 1111, ИНН 7707083893, из Нижнего Новгорода.',
      'Передай Иванову сто двадцать пять тысяч рублей до пятого мая.',
      'Владимир',
      'Мы внедрили мув флоу в прошлом году, он смотрит п0рно.',
    ]);
  });
});
test.afterAll(() => app.end());

const panel = (page: Page) => page.getByRole('complementary', { name: en.panels.names.mentions });

async function openPanel(page: Page, name: string): Promise<void> {
  await page.goto(app.url);
  await page.getByText(name).first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: en.panels.names.mentions, exact: true }).click();
  await expect(panel(page)).toBeVisible();
}

test('mentions are found, listed by kind, and a click goes from one to the next', async ({ page }) => {
  await openPanel(page, 'call.wav');
  await panel(page).getByRole('button', { name: en.mentions.run }).click();
  const anna = panel(page).getByRole('button', { name: en.mentions.show('Anna Brown', 2) });
  await expect(anna).toBeVisible();
  await anna.click();
  await expect(panel(page).getByText(en.mentions.place(1, 2))).toBeVisible();
  await anna.click();
  await expect(panel(page).getByText(en.mentions.place(2, 2))).toBeVisible();
  await expect(panel(page).getByText('Tell Anna Brown that Smith paid')).toBeVisible();
  const marks = await page.evaluate(() =>
    ['mention', 'current', 'open'].map((kind) => CSS.highlights.get(kind)?.size ?? 0),
  );
  expect(marks[1]).toBe(1);
  expect(marks[0]).toBeGreaterThan(4);
  await panel(page).getByRole('group', { name: en.mentions.filter }).getByRole('button', { name: 'Phones 1' }).click();
  await expect(anna).toBeHidden();
  await expect(panel(page).getByText('+14155550122')).toBeVisible();
});

test('names are joined, parted and taken back by hand; an unclear one is decided', async ({ page }) => {
  await openPanel(page, 'call.wav');
  const smith = panel(page).getByRole('button', { name: en.mentions.show('John Smith', 2) });
  await smith.click();
  await panel(page)
    .getByRole('button', { name: en.mentions.split('Smith') })
    .click();
  await expect(panel(page).getByRole('button', { name: en.mentions.show('Smith', 1), exact: true })).toBeVisible();
  await page.getByRole('button', { name: en.mentions.undo }).click();
  await expect(smith).toBeVisible();
  await panel(page)
    .getByRole('button', { name: en.mentions.show('Jordan', 1) })
    .click();
  await panel(page).getByRole('button', { name: en.mentions.choose.person, exact: true }).click();
  await expect(panel(page).getByRole('region', { name: en.mentions.values['person'] ?? '' })).toContainText('Jordan');
});

test('what a masked or misheard word means is put in its place by a press, and offered for the whole library', async ({
  page,
}) => {
  await page.goto(app.url);
  await page.getByText('звонок.wav').first().click();
  await page.keyboard.press('Enter');
  const tabs = page.getByRole('group', { name: en.panels.label });
  await tabs.getByRole('button', { name: en.panels.names.review, exact: true }).click();
  const maybe = page.getByRole('group', { name: en.review.maybe });
  await maybe.getByRole('button', { name: 'MoveFlow' }).click();
  // In the text; what is still doubtful may show it as well.
  await expect(page.getByText('Мы внедрили MoveFlow в прошлом году').first()).toBeVisible();
  await page.getByRole('button', { name: en.review.inLibrary }).click();
  await expect(page.locator('input').first()).toHaveValue('мув флоу');
});
