import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { pilotHistory } from '#lib/pilots/pilot-journal.server.ts';
import { pilotById } from '#lib/pilots/pilots.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { pilotItems } from './public-pilots.server.ts';
import { sendPilot } from './send-pilot.server.ts';
import { createToken } from './tokens.server.ts';
import { writeOnce } from './write-once.server.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
const here = { today: '2026-11-22', origin: 'https://sol.example' };
const admin = await actorOf(db, 'admin.karlstad');
const secret = await createToken(db, admin, 'karlstad', { name: 'Projektverktyget', scopes: ['pilot.write'] });
const narrow = await createToken(db, admin, 'karlstad', { name: 'Journalen', scopes: ['measurement.write'] });

const robot = {
	title: 'Läkemedelsrobot på landsbygden',
	language: 'sv',
	summary: 'Vi prövar en robot hos dem som bor långt från tätorten.',
	technology: 'medication_dispenser',
	target_group: 'Ordinärt boende med fast medicinering',
	user_count: 18,
	starts_on: '2027-01-15',
	ends_on: '2027-12-31',
	work_package: 'AP3',
	budget: '450000.00',
	partners: ['ringsaker', 'arvika'],
	researchers: ['oslomet']
};

function post(body: object, { key = randomUUID(), token = secret } = {}): Promise<Response> {
	const request = new Request('https://sol.example/api/v1/pilots', {
		method: 'POST',
		headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
		body: JSON.stringify(body)
	});
	return writeOnce(db, request, 'pilot.write', (tx, by, sent) => sendPilot(tx, by, sent, here));
}
type Told = { id: string; url: { nb: string }; errors: { pointer: string; key: string }[] };
const told = async (answer: Response) => (await answer.json()) as Told;
const faults = async (body: object) => {
	const answer = await post(body);
	return [answer.status, ...(await told(answer)).errors.map(({ pointer }) => pointer).sort()];
};
const many = async () => (await db.select({ id: pilot.id }).from(pilot)).length;
const named = (title: string) =>
	db
		.select({ id: pilot.id })
		.from(pilot)
		.where(sql`exists (select from pilot_version v where v.pilot_id = ${pilot.id} and v.title = ${title})`);

describe('a program that sends a pilot', () => {
	test('makes one draft of the organisation, with all that it says, however often it is sent', async () => {
		const key = randomUUID();
		const answers = await Promise.all([1, 2, 3].map(() => post(robot, { key })));
		expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
		expect(await named(robot.title)).toHaveLength(1);
		const { id, url } = await told(answers[0] ?? Response.error());
		expect(url.nb).toBe(`https://sol.example/nb/arbeid/karlstad/piloter/${id}`);
		expect(await pilotById(db, id)).toMatchObject({
			ownerId: 'karlstad',
			language: 'sv',
			public: null,
			open: {
				publication: 'draft',
				content: {
					title: robot.title,
					technologyArea: 'medication_dispenser',
					userCount: 18,
					budgetMinor: 45_000_000n,
					startsOn: '2027-01-15',
					partners: ['arvika', 'ringsaker'],
					researchers: ['oslomet']
				}
			}
		});
		expect((await pilotHistory(db, id)).map(({ kind, name }) => [kind, name])).toEqual([
			['pilot.registered', admin.name]
		]);
	});

	test('publishes nothing by it', async () => {
		const filter = { page: 1, perPage: 100, q: '', lang: null, country: null, technology: null, phase: null };
		const rest = { outcome: null, organisation: null, updatedSince: null };
		const { items } = await pilotItems(db, { ...filter, ...rest }, new Map(), here.origin);
		expect(items.some(({ title }) => title.sv === robot.title)).toBe(false);
	});

	test('needs no more than a title and a language', async () => {
		expect((await post({ title: 'Bara en idé', language: 'nb' })).status).toBe(201);
	});

	test('is told every fault of the form at once, each at its property', async () => {
		expect(await faults({ title: 'x'.repeat(121), language: 'da', technology: 'magic', user_count: 0 })).toEqual([
			422,
			'/language',
			'/technology',
			'/title',
			'/user_count'
		]);
		expect(await faults({})).toEqual([422, '/language', '/title']);
		expect(await faults({ ...robot, starts_on: '2027-02-31', budget: 'much', partners: ['karlstad'] })).toEqual([
			422,
			'/budget',
			'/partners',
			'/starts_on'
		]);
		expect(await faults({ ...robot, ends_on: '2026-12-31' })).toEqual([422, '/ends_on']);
	});

	test('is told what it spells wrong or sends in another form', async () => {
		expect(await faults({ ...robot, titel: 'x', summary: 5, partners: 'ringsaker', funders: [1] })).toEqual([
			422,
			'/funders',
			'/partners',
			'/summary',
			'/titel'
		]);
		// the key says whose it is; people are named on the site itself
		expect(await faults({ ...robot, owner: 'ringsaker' })).toEqual([422, '/owner']);
		expect(await faults({ ...robot, professional_contact: admin.personId })).toEqual([422, '/professional_contact']);
	});

	test('keeps no personal number, and nothing of what was refused', async () => {
		const before = await many();
		expect(await faults({ ...robot, title: 'Anna 19900101-0017' })).toEqual([422, '/title']);
		expect(await faults({ ...robot, title: 'Refuserad', place: 'x'.repeat(500) })).toEqual([422, '/place']);
		expect(await many()).toBe(before);
	});

	test('needs a key for pilots, of an organisation that is still there', async () => {
		expect((await post(robot, { token: narrow })).status).toBe(403);
		expect((await post(robot, { token: 'x'.repeat(43) })).status).toBe(401);
	});

	test('finds no organisation that another came after', async () => {
		await db.execute(
			sql`update organisation set succeeded_by = 'arvika', active_to = '2026-11-21' where id = 'karlstad'`
		);
		expect((await post({ title: 'För länge sedan', language: 'sv' })).status).toBe(404);
		await db.execute(sql`update organisation set succeeded_by = null, active_to = null where id = 'karlstad'`);
	});

	test('is refused while no project runs', async () => {
		await db.execute(sql`update project set is_archive = true`);
		const answer = await post({ title: 'För sent', language: 'sv' });
		expect((await told(answer)).errors.map(({ key }) => key)).toEqual(['pilot.no_project']);
		expect(await db.select().from(pilot).where(eq(pilot.slug, 'for-sent'))).toEqual([]);
	});
});
