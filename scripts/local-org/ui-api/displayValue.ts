import type { LocalOrg, Session } from '../org.ts';
import type { FieldModel } from '../schema/model.ts';

/** Writes a value as the session's user reads it; null where the value itself is what one reads. */
export type DisplayValue = (object: string, field: FieldModel, value: unknown) => string | null;

const LANGUAGE_TAGS: Record<string, string> = { en_US: 'en-US', ja: 'ja-JP' };
/** An org has one currency here, that of its locale. */
const CURRENCIES: Record<string, string> = { en_US: 'USD', ja_JP: 'JPY' };

/** Display values in the session's language and the user's time zone: numbers, dates and picklist labels. */
export function displayValues(org: LocalOrg, session: Session): DisplayValue {
  const labels = org.labels(session.language);
  const tag = LANGUAGE_TAGS[session.language] ?? session.language.replace('_', '-');
  const user = org.store.get('User', session.userId);
  const timeZone = String(user?.['TimeZoneSidKey'] ?? 'GMT');
  const locale = String(org.store.get('Organization', org.organizationId)?.['DefaultLocaleSidKey']);
  const currency = CURRENCIES[locale] ?? 'USD';
  const day = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  });
  const formats = new Map<string, Intl.NumberFormat>();
  const format = (key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    let found = formats.get(key);
    if (!found) formats.set(key, (found = new Intl.NumberFormat(tag, options)));
    return found;
  };

  return (object, field, value) => {
    if (value === null || value === undefined) return null;
    const places = { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
    switch (field.type) {
      case 'picklist':
        return labels.picklist(object, field.name, String(value));
      case 'multipicklist':
        return String(value)
          .split(';')
          .map((each) => labels.picklist(object, field.name, each))
          .join(';');
      case 'int':
      case 'double':
        return format(`n${field.scale}`, places).format(Number(value));
      case 'currency':
        return format(`c${field.scale}`, { style: 'currency', currency, ...places }).format(Number(value));
      case 'percent':
        return `${format(`n${field.scale}`, places).format(Number(value))}%`;
      case 'date':
        return day.format(new Date(`${String(value)}T00:00:00Z`));
      case 'datetime':
        return instant.format(new Date(String(value)));
      default:
        return null;
    }
  };
}
