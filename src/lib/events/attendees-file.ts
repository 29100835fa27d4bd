/** Who comes, as the rows of a table for a spreadsheet. */
import type { Text } from '#lib/ui/text.ts';

type Listed = {
	readonly name: string;
	readonly email: string;
	readonly organisationNb: string | null;
	readonly organisationSv: string | null;
	readonly state: string;
	readonly wishes: string | null;
	readonly at: Date;
};

export function attendeeRows(attendees: readonly Listed[], { t, lang, instant }: Text): string[][] {
	const columns = ['name', 'email', 'organisation', 'state', 'wishes', 'at'] as const;
	return [
		columns.map((column) => t(`event.column_${column}`)),
		...attendees.map((each) => [
			each.name,
			each.email,
			(lang === 'sv' ? each.organisationSv : each.organisationNb) ?? '',
			t(each.state === 'seat' ? 'event.place_seat' : 'event.place_waiting'),
			each.wishes ?? '',
			instant(each.at)
		])
	];
}
