/** What stands in a field, as text: to read, and as it is put back into the form. */
import type { Text } from '#lib/ui/text.ts';
import type { Currency, PilotContent } from './pilot.ts';
import { fields, ruleOf, type FieldName } from './section-field.ts';

export type Option = { value: string; label: string; group?: string };
export type Options = Readonly<Record<'technologyArea' | 'supplierId' | 'workPackage' | 'partners', readonly Option[]>>;
type Words = Pick<Text, 'day' | 'money' | 'number'>;

export function optionsOf(options: Options, name: FieldName): readonly Option[] {
	return name in options ? options[name as keyof Options] : [];
}

/** For reading; '' when nothing is given. */
export function shownText(
	name: FieldName,
	value: PilotContent[FieldName],
	{ options, currency, words }: { options: Options; currency: Currency; words: Words }
): string {
	if (value === null) return '';
	if (typeof value === 'number') return words.number(value);
	if (typeof value === 'bigint') return words.money(value, currency);
	const { kind } = ruleOf(name);
	if (kind === 'day') return words.day(String(value));
	const label = (key: string) => optionsOf(options, name).find((option) => option.value === key)?.label ?? key;
	if (typeof value !== 'string') return value.map(label).join(', ');
	return kind === 'choice' ? label(value) : value;
}

/** For the control of a form; an amount without its code, which stands in the label. */
export function typedText(name: FieldName, value: PilotContent[FieldName], words: Words): string {
	if (value === null || typeof value === 'object') return '';
	if (typeof value === 'number') return words.number(value);
	if (typeof value === 'bigint') return words.money(value, 'NOK').replace(/(,00)?\u00A0NOK$/, '');
	return fields[name].kind === 'day' && value !== '' ? words.day(value) : value;
}
