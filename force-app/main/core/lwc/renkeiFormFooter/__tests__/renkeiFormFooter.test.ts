import RenkeiFormFooter from 'c/renkeiFormFooter';
import { find, findAll, settled, show } from 'test/components/page';

test('says what is missing, and tells which button was pressed', async () => {
  const footer = show('c-renkei-form-footer', RenkeiFormFooter, { label: 'Return', problems: ['Choose a reason.'] });
  const told: string[] = [];
  for (const name of ['submit', 'cancel']) footer.addEventListener(name, () => told.push(name));
  await settled();
  expect(findAll(footer, '.problem').map(({ textContent }) => textContent)).toEqual(['Choose a reason.']);
  find(footer, '.submit').click();
  find(footer, '.cancel').click();
  expect(told).toEqual(['submit', 'cancel']);
  await expect(footer).toBeAccessible();
});
