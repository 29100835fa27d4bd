/** What stays with a partner and the secretariat: costs, plans for money, what was said to few. */
import { sql } from 'drizzle-orm';
import { changed, type Thing } from './plant.ts';

const everyRow = sql`true`;

export function costs(): Thing[] {
	const expense = ['text', 'supplier', 'comment', 'voucher_number', 'invoice_number', 'reason'];
	return [
		{
			where: 'the costs of another partner',
			written: (word) => [
				changed('expense', sql`organisation_id = 'karlstad'`, expense, word),
				changed('ledger_masked', everyRow, ['text', 'supplier', 'voucher_number'], word)
			]
		},
		{
			where: 'a draft of the shared budget',
			written: (word) => [changed('budget_version', sql`state in ('draft', 'proposed')`, ['reason'], word)]
		},
		{ where: 'a report', written: (word) => [changed('report', everyRow, ['text', 'reason'], word)] },
		{ where: 'a forecast', written: (word) => [changed('own_forecast', everyRow, ['comment'], word)] },
		{ where: 'the journal', written: (word) => [changed('journal_entry', everyRow, ['reason'], word)] },
		{
			where: 'a mail',
			written: (word) => [
				sql`insert into outgoing_mail (kind, to_address, language, subject, body) values ('test', ${`${word}@x.example`}, 'nb', ${word}, ${word})
					returning 1`
			]
		},
		{
			where: 'what somebody says of a barrier',
			written: (word) => [
				sql`insert into accessibility_report (language, page, text) values ('nb', '/nb', ${word}) returning 1`
			]
		}
	];
}
