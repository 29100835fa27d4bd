/**
 * Reports of the demonstration: of the first period paid, of the second submitted but for one that is late and one that
 * was given more time. Their figures are frozen by the same function as everybody's.
 */
import { sql } from 'drizzle-orm';
import { addDays } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { frozenOf } from '#lib/reports/report-figures.ts';
import { reportPlace, type ReportPlace } from '#lib/reports/report-place.server.ts';
import { reportFigures } from '#lib/reports/report-rows.server.ts';
import { report, reportExtension, reportReminder, reportRemark } from '#lib/reports/schema.server.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';

const PROJECT = 'demo-sol';
const LATE = 'aurskog-holand';
const EXTENDED = 'hammaro';
const ASKED = 'arvika';

type Partner = { organisation_id: string; period_code: string; side: 'NO' | 'SE' };

const told = {
	nb: {
		P1: 'Vi har satt ned en arbeidsgruppe, valgt avdelinger og målt utgangspunktet. Opplæringen tok lengre tid enn planlagt, så oppstarten ble flyttet tre uker. Nå er alle i gang.',
		P2: 'Løsningen er i bruk på alle avdelingene som er med. De ansatte melder om færre avbrudd om natten. Neste halvår måler vi på nytt og tar imot besøk fra to kommuner på den andre siden av grensen.'
	},
	sv: {
		P1: 'Vi har tillsatt en arbetsgrupp, valt enheter och mätt utgångsläget. Utbildningen tog längre tid än planerat, så starten flyttades tre veckor. Nu är alla i gång.',
		P2: 'Lösningen används på alla enheter som är med. Medarbetarna berättar om färre avbrott på natten. Nästa halvår mäter vi igen och tar emot besök från två kommuner på andra sidan gränsen.'
	}
} as const;

export async function loadDemoReports(tx: Db, people: DemoPeople, today: string): Promise<void> {
	const partners = await tx.execute<Partner>(sql`
		select distinct e.organisation_id, e.period_code, p.side
		from expense e
		join project_partner p on p.project_id = e.project_id and p.organisation_id = e.organisation_id
		where e.project_id = ${PROJECT} and e.period_code in ('P1', 'P2') and e.state not in ('draft', 'withdrawn')
		order by e.period_code, e.organisation_id limit 100`);
	const rows = [];
	// two dozen at most, each with its own figures
	for (const partner of partners) rows.push(await reportRow(tx, people, partner, today));
	const made = await tx.insert(report).values(rows).returning({
		id: report.id,
		organisationId: report.organisationId,
		periodCode: report.periodCode
	});
	const asked = made.find((one) => one.organisationId === ASKED && one.periodCode === 'P2');
	if (asked) await ask(tx, people, asked.id, today);
	await moreTime(tx, people, today);
}

async function reportRow(tx: Db, people: DemoPeople, partner: Partner, today: string) {
	const at = { organisationId: partner.organisation_id, periodCode: partner.period_code };
	const place = await reportPlace(tx, at, today);
	const language = partner.side === 'SE' ? 'sv' : 'nb';
	const period = at.periodCode === 'P1' ? 'P1' : 'P2';
	const begun = { projectId: PROJECT, ...at, language, text: told[language][period] };
	if (period === 'P2' && (at.organisationId === LATE || at.organisationId === EXTENDED)) return begun;

	const steps = stepsOf(people, place, today);
	return { ...begun, ...steps, frozen: frozenOf(await reportFigures(tx, place, today)) };
}

function stepsOf(people: DemoPeople, { organisationId, periodCode, period }: ReportPlace, today: string) {
	const on = (days: number) => early(addDays(period.endsOn, days), today);
	const submitted = { submittedBy: idOf(people, `okonomi.${organisationId}@demo.example`), submittedAt: on(45) };
	if (periodCode === 'P2') return { ...submitted, state: 'submitted', revision: 2 };
	const [first, second] = ['sekretariat1@demo.example', 'sekretariat2@demo.example'].map((who) => idOf(people, who));
	return {
		...submitted,
		state: 'paid',
		revision: 5,
		approvedBy: first,
		approvedAt: on(70),
		claimedBy: second,
		claimedAt: on(80),
		paidBy: second,
		paidAt: on(150)
	};
}

async function ask(tx: Db, people: DemoPeople, reportId: string, today: string): Promise<void> {
	await tx.insert(reportRemark).values({
		reportId,
		kind: 'query',
		text: 'Hvor mange ansatte har fått opplæring til nå? Det trenger vi i den felles rapporten.',
		language: 'nb',
		dueOn: addDays(today, 5),
		writtenBy: idOf(people, 'sekretariat1@demo.example'),
		writtenAt: early(addDays(today, -2), today)
	});
}

async function moreTime(tx: Db, people: DemoPeople, today: string): Promise<void> {
	const by = idOf(people, 'sekretariat1@demo.example');
	await tx.insert(reportExtension).values({
		projectId: PROJECT,
		organisationId: EXTENDED,
		periodCode: 'P2',
		dueOn: addDays(today, 10),
		reason: 'Ekonomen var sjukskriven när perioden tog slut.',
		grantedBy: by
	});
	await tx.insert(reportReminder).values({
		projectId: PROJECT,
		organisationId: LATE,
		periodCode: 'P2',
		kind: 'by_hand',
		receiverCount: 1,
		sentBy: by,
		sentAt: early(addDays(today, -7), today)
	});
}

/** No demonstration event lies in the future. */
function early(day: string, today: string): Date {
	return new Date(`${day < today ? day : today}T08:00:00Z`);
}
