import { checkName, elements, placeOf, textOf, type ReferenceRule } from './rule.ts';

/** Languages of an org's setup that labels and translations may be in. */
export const LANGUAGES = new Set(
  'en_US ja de es es_MX fr it sv ko zh_TW zh_CN pt_BR nl_NL da th fi ru no en_GB pl vi tr id cs hu uk ro el iw ar'.split(
    ' ',
  ),
);

/** Custom labels: names unique and well-formed, language known, lengths of the platform. */
export const checkCustomLabels: ReferenceRule = ({ tree, fullName }, _catalogue, report) => {
  if (fullName !== 'CustomLabels')
    report(`Custom labels stand in labels/CustomLabels.labels, not in ${fullName}`, tree);
  const seen = new Set<string>();
  for (const label of elements(tree, 'labels')) {
    const name = placeOf(label, 'fullName');
    if (!textOf(label, 'fullName')) report('Required field is missing: fullName', label);
    else checkName(name.text, 'label', 80, name, report);
    if (seen.has(name.text.toLowerCase())) report(`Duplicate label: ${name.text}`, name);
    seen.add(name.text.toLowerCase());
    const language = placeOf(label, 'language');
    if (!LANGUAGES.has(language.text))
      report(`Language: bad value for restricted picklist field: ${language.text}`, language);
  }
};
