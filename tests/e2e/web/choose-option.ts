import type { Locator } from '@playwright/test';

/** Opens a select field and takes the choice of this name. */
export async function chooseOption(field: Locator, name: string): Promise<void> {
  await field.click();
  await field.page().getByRole('option', { name, exact: true }).click();
}
