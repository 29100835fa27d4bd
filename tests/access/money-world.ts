/** Who asks, and what is asked for: one of everything that has to do with money, of Karlstad. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { membership } from '#lib/accounts/schema.server.ts';
import { actorOfPerson } from '#lib/accounts/session-actor.server.ts';
import { drawAuditSample } from '#lib/audit/draw-sample.server.ts';
import type { Db } from '#lib/db.server.ts';
import { enterExpenses, type NewExpense } from '#lib/funding/enter-expenses.server.ts';
import { expenseLines } from '#lib/funding/expense-lines.server.ts';
import { uploadToExpense, uploadToTray } from '#lib/funding/keep-vouchers.server.ts';
import { today } from '#lib/clock.server.ts';
import { actorOf } from '../actor.ts';
import { accepted } from '../decided.ts';
import { pdf } from '../files.ts';
import { makeMember } from '../members.ts';

/** The last day of the auditor whose time is over; the pages are asked the day after. */
const lastDay = '2026-11-01';

export const dataDir = await mkdtemp(join(tmpdir(), 'sol-money-'));

export async function moneyPeople(db: Db) {
	const gone = await makeMember(db, 'Gro', 'auditor', 'secretariat');
	await db.update(membership).set({ endsOn: lastDay }).where(eq(membership.id, gone.membershipId));
	const nobody: Actor | null = null;
	return {
		anonymous: nobody,
		supplier: await actorOf(db, 'leverandor1'),
		reader: await makeMember(db, 'Lisa', 'reader', 'karlstad'),
		editor: await actorOf(db, 'redaktor.karlstad'),
		finance: await actorOf(db, 'okonomi.karlstad'),
		administrator: await actorOf(db, 'admin.karlstad'),
		foreign: await actorOf(db, 'okonomi.ringsaker'),
		foreignAdministrator: await actorOf(db, 'admin.ringsaker'),
		secretariat: await actorOf(db, 'sekretariat1'),
		auditor: await actorOf(db, 'revisor'),
		gone: defined(await actorOfPerson(db, gone.personId, today())),
		goneOnLastDay: defined(await actorOfPerson(db, gone.personId, lastDay))
	};
}

function defined<T>(given: T | undefined): T {
	if (given === undefined) throw new Error('There is none');
	return given;
}

const train: NewExpense = {
	paidOn: '2026-10-07',
	periodCode: 'P3',
	category: 'travel',
	workPackage: 'AP3',
	pilotId: null,
	text: 'Tåg till Hamar',
	amountMinor: 112_000n
};
const wage: NewExpense = {
	...train,
	kind: 'staff',
	category: 'staff',
	text: 'Lön oktober',
	amountMinor: 2_999_878n,
	staff: { personName: 'Ida Moe', month: '2026-10-01', hours: '98', percent: null, rateMinor: 30_611n }
};

type People = Awaited<ReturnType<typeof moneyPeople>>;

export async function moneyThings(db: Db, { finance, auditor }: People) {
	const lines = defined(await expenseLines(db, 'karlstad', today()));
	const { ids } = accepted(await enterExpenses(db, finance, lines, [train, wage]));
	const [cost = '', staff = ''] = ids;
	const [decided] = await db.execute<{ id: string }>(sql`
		select id from expense where organisation_id = 'karlstad' and project_id = 'demo-sol' and state = 'approved' limit 1`);
	const [brought] = await db.execute<{ id: string }>(sql`
		insert into expense_import
			(project_id, organisation_id, period_code, file_name, sha256, headings, mapping, state, row_count, started_by)
		values ('demo-sol', 'karlstad', 'P3', 'utgifter.csv', '', '{"names": ["Dato"], "line": 1, "from1904": false, "lang": "nb"}',
			'{"columns": {"date": 0}, "accounts": {}, "category": "", "workPackage": ""}', 'done', 0, ${finance.personId})
		returning id`);
	// the demonstration has one that is proposed; here nobody has proposed it yet
	const [draft] = await db.execute<{ number: string }>(sql`
		update budget_version set state = 'draft', proposed_by = null, proposed_at = null
		where project_id = 'demo-sol' and state in ('draft', 'proposed') returning number::text`);
	const sample = accepted(
		await drawAuditSample(db, auditor, { period: 'P1', method: 'random', size: '3', seed: 'x' }, today())
	);
	return {
		cost,
		staff,
		decided: defined(decided).id,
		import: defined(brought).id,
		draft: defined(draft).number,
		sample,
		voucher: await upload(db, finance, cost, 'tog.pdf'),
		payslip: await upload(db, finance, staff, 'lonn.pdf'),
		inTray: await tray(db, finance)
	};
}

function formWith(name: string): Request {
	const form = new FormData();
	form.set('files', new File([new Uint8Array(pdf(name))], name, { type: 'application/pdf' }));
	return new Request('http://127.0.0.1/', { method: 'POST', body: form });
}

type Voucher = { id: string; name: string };

async function upload(db: Db, by: Actor, expenseId: string, name: string): Promise<Voucher> {
	accepted(await uploadToExpense(db, by, { organisationId: 'karlstad', dataDir, expenseId }, formWith(name)));
	return newest(db, name);
}

async function tray(db: Db, by: Actor): Promise<Voucher> {
	accepted(await uploadToTray(db, by, { organisationId: 'karlstad', dataDir }, formWith('kvittering.pdf'), today()));
	return newest(db, 'kvittering.pdf');
}

async function newest(db: Db, name: string): Promise<Voucher> {
	const [row] = await db.execute<Voucher>(sql`select id, name from document where name = ${name}`);
	return defined(row);
}
