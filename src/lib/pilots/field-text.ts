/** What stands in a field, as text: to read, and as it is put back into the form. */
import type { Text } from '#lib/ui/text.ts';
import type { Milestone } from './milestone.ts';
import type { Currency, PilotContent } from './pilot.ts';
import { ruleOf, type FieldName } from './section-field.ts';

export type Option = { value: string; label: string; group?: string };
/** `partners` for every role, `contacts` for both contacts. */
export type Options = Readonly<
	Record<'technologyArea' | 'supplierId' | 'workPackage' | 'contacts' | 'partners', readonly Option[]>
>;
type Words = Pick<Text, 'day' | 'money' | 'number'>;

export function optionsOf(options: Options, name: FieldName): readonly Option[] {
	if (name === 'technologyArea' || name === 'supplierId' || name === 'workPackage') return options[name];
	if (isContact(name)) return options.contacts;
	return ruleOf(name).kind === 'choices' ? options.partners : [];
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
	const label = (key: string) => optionsOf(options, name).find((option) => option.value === key)?.label;
	if (typeof value !== 'string')
		return value
			.map((each) => (typeof each === 'string' ? (label(each) ?? each) : milestoneText(each, words)))
			.join(kind === 'milestones' ? '\n' : ', ');
	if (kind === 'day') return words.day(value);
	// who has left is shown no longer, least of all by the number of the account
	if (isContact(name)) return label(value) ?? '';
	return kind === 'choice' ? (label(value) ?? value) : value;
}

/** One line: its day, what it is, and a tick when it is done. */
function milestoneText({ dueOn, text, isDone }: Milestone, words: Words): string {
	return `${words.day(dueOn)}: ${text}${isDone ? ' ✓' : ''}`;
}

function isContact(name: FieldName): boolean {
	return name === 'professionalContact' || name === 'itContact';
}

/** For the control of a form; an amount without its code, which stands in the label. */
export function typedText(name: FieldName, value: PilotContent[FieldName], words: Words): string {
	if (value === null || typeof value === 'object') return '';
	if (typeof value === 'number') return words.number(value);
	if (typeof value === 'bigint') return words.money(value, 'NOK').replace(/(,00)?\u00A0NOK$/, '');
	return ruleOf(name).kind === 'day' && value !== '' ? words.day(value) : value;
}
