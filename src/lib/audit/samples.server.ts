/** Samples as the auditor and the secretariat read them. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { isId } from '#lib/funding/locked-expense.server.ts';
import { sha256 } from '#lib/ledger/append-ledger.server.ts';
import type { Currency } from '#lib/money.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { ownAccess } from './access.server.ts';
import { candidatesOf } from './candidates.server.ts';
import { drawSample, type SampleMethod } from './sample.ts';
import type { Risk } from './risk.ts';

export type SampleHead = {
	id: string;
	periodCode: string;
	method: SampleMethod;
	size: number;
	seed: string;
	drawnByName: string;
	drawnAt: string;
	lines: number;
	/** How many of them some auditor has seen. */
	seen: number;
};

export type SampleLine = {
	position: number;
	id: string;
	organisation: { nb: string; sv: string };
	paidOn: string;
	text: string;
	language: string;
	amountMinor: bigint;
	currency: Currency;
	eurMinor: bigint;
	risks: readonly Risk[];
	/** Newest first. */
	seenBy: { name: string; at: string; note: string }[];
};

const most = 200;

/** Periods to draw from with what there is in each, and the samples drawn, newest first. */
export async function auditPage(db: Db, by: Actor, today: string) {
	demand(by, 'audit.read', { organisationId: null });
	const project = found(await runningProject(db, today));
	const counts = await db.execute<{ code: string; count: number }>(sql`
		select period_code as code, count(*)::int as count from expense
		where project_id = ${project.id} and state in ('approved', 'cut') group by period_code`);
	const countOf = new Map([...counts].map(({ code, count }) => [code, count]));
	return {
		periods: project.periods.map((period) => ({ ...period, count: countOf.get(period.code) ?? 0 })),
		samples: await heads(db, sql`s.project_id = ${project.id}`),
		access: await ownAccess(db, by),
		mayDraw: may(by, 'audit.draw', { organisationId: null }),
		mayGiveAccess: may(by, 'audit.give_access', { organisationId: null })
	};
}

/** @throws 404 */
export async function samplePage(db: Db, by: Actor, id: string) {
	demand(by, 'audit.read', { organisationId: null });
	const [sample] = isId(id) ? await heads(db, sql`s.id = ${id}`) : [];
	const { projectId, ...head } = found(sample);
	const candidates = await candidatesOf(db, { projectId, periodCode: head.periodCode }, new Date(head.drawnAt));
	const risks = new Map(candidates.map((each) => [each.id, each.risks]));
	const lines = (await linesOf(db, id)).map((line) => ({ ...line, risks: risks.get(line.id) ?? [] }));
	const again = drawSample(candidates, head, sha256);
	return {
		head,
		lines,
		population: candidates.length,
		/** Drawn again just now, the same ones in the same order. */
		isRepeatable: again.length === lines.length && lines.every((line, index) => line.id === again[index])
	};
}

async function heads(db: Db, where: ReturnType<typeof sql>): Promise<(SampleHead & { projectId: string })[]> {
	return [
		...(await db.execute<SampleHead & { projectId: string }>(sql`
			select s.id, s.project_id as "projectId", s.period_code as "periodCode", s.method, s.size, s.seed,
				person.name as "drawnByName", s.drawn_at as "drawnAt", count(l.expense_id)::int as lines,
				count(l.expense_id) filter (where exists (
					select from expense_seen where expense_seen.expense_id = l.expense_id))::int as seen
			from audit_sample s
			join person on person.id = s.drawn_by
			left join audit_sample_line l on l.sample_id = s.id
			where ${where} group by s.id, person.name order by s.drawn_at desc, s.id limit ${most}`))
	];
}

type Row = {
	position: number;
	id: string;
	nb: string;
	sv: string;
	paid_on: string;
	text: string;
	language: string;
	amount: string;
	currency: Currency;
	eur: string;
	seen_by: SampleLine['seenBy'];
};

/** Everybody who comes here may see wages as well. */
async function linesOf(db: Db, sampleId: string): Promise<Omit<SampleLine, 'risks'>[]> {
	const rows = await db.execute<Row>(sql`
		select l.position, e.id, o.name_nb as nb, o.name_sv as sv, e.paid_on::text, e.text, e.language,
			e.amount_minor as amount, e.currency, e.eur_minor as eur,
			array(select json_build_object('name', person.name, 'at', seen.seen_at, 'note', seen.note)
				from expense_seen seen join person on person.id = seen.person_id
				where seen.expense_id = e.id order by seen.seen_at desc limit 20) as seen_by
		from audit_sample_line l
		join expense e on e.id = l.expense_id
		join organisation o on o.id = e.organisation_id
		where l.sample_id = ${sampleId} order by l.position limit 1000`);
	return [...rows].map(({ nb, sv, paid_on, amount, eur, seen_by, ...row }) => ({
		...row,
		organisation: { nb, sv },
		paidOn: paid_on,
		amountMinor: BigInt(amount),
		eurMinor: BigInt(eur),
		seenBy: seen_by
	}));
}
