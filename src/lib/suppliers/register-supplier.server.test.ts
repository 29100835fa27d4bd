import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { supplierPage } from '#lib/solutions/suppliers.server.ts';
import { testDb } from '../../../tests/db.ts';
import { confirmRegistration, readConfirming } from './confirm-registration.server.ts';
import { registerSupplier } from './register-supplier.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const origin = 'https://sol.example';
let address = 0;

const right = {
	role: 'supplier',
	kind: 'NO',
	number: '974 760 673',
	name: 'Sensorverkstedet AS',
	areas: 'fall_sensor',
	presentation: 'Vi lager sensorer.',
	language: 'nb',
	contact_name: 'Åse Berg',
	email: 'post@sensor.example'
};

async function register(typed: Readonly<Record<string, string>> = {}, from = `10.0.0.${(address += 1)}`) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...right, ...typed })) form.append(name, value);
	return registerSupplier(db, form, { address: from, origin });
}

type Sent = { kind: string; to_address: string; body: string };
async function mails(): Promise<Sent[]> {
	return db.execute<Sent>(sql`select kind, to_address, body from outgoing_mail order by created_at, kind, to_address`);
}

async function tokenTo(email: string): Promise<string> {
	const all = await mails();
	const sent = all.findLast(({ kind, to_address }) => kind === 'supplier_confirm' && to_address === email);
	return /bekreft\/([\w-]+)/.exec(sent?.body ?? '')?.[1] ?? '';
}

const confirm = async (token: string) => confirmRegistration(db, token, { origin, today });
const firms = async () =>
	db.execute<{ id: string; verified: boolean; org_number: string | null; is_adviser: boolean }>(sql`
		select id, verified_at is not null as verified, org_number, is_adviser from organisation
		where kind = 'supplier' and not is_demo order by id`);

beforeEach(async () => {
	await db.execute(sql`delete from supplier_registration`);
	await db.execute(sql`delete from membership where organisation_id in (
		select id from organisation where kind = 'supplier' and not is_demo)`);
	await db.execute(sql`delete from organisation where kind = 'supplier' and not is_demo`);
	await db.execute(sql`delete from person where not is_demo`);
	await db.execute(sql`delete from outgoing_mail`);
	await db.execute(sql`delete from throttle`);
});

describe('a firm that registers', () => {
	test('in nynorsk is written to in nynorsk; what it says of itself is Norwegian', async () => {
		expect((await register({ language: 'nn', presentation: 'Vi lagar sensorar.' })).ok).toBe(true);
		const [asked] = await mails();
		expect(asked?.body).toContain('Stadfest');
		expect(asked?.body).toContain(`${origin}/nn/`);
		expect((await confirm(await tokenTo(right.email))).ok).toBe(true);
		const kept = await db.execute<{ firm: string; person: string }>(sql`
			select o.language as firm, p.language as person from organisation o
			join membership m on m.organisation_id = o.id join person p on p.id = m.person_id where p.email = ${right.email}`);
		expect([...kept]).toEqual([{ firm: 'nb', person: 'nn' }]);
	});

	test('is one firm, however two confirm it at once and write its number', async () => {
		const abroad = { kind: 'abroad', number: '', country: 'DE' };
		for (const [email, register_number] of [
			['a@sensor.example', 'HRB 86891'],
			['b@sensor.example', 'hrb-86891']
		] as const)
			await register({ ...abroad, email, register_number });
		const tokens = [await tokenTo('a@sensor.example'), await tokenTo('b@sensor.example')];
		await Promise.all(tokens.map(confirm));
		expect(await firms()).toHaveLength(1);
	});

	test('is nothing but a registration until its mail is confirmed', async () => {
		expect(await register()).toEqual({ ok: true, value: 'post@sensor.example' });
		expect(await firms()).toEqual([]);
		const token = await tokenTo('post@sensor.example');
		expect(await readConfirming(db, token)).toMatchObject({ state: 'good', registration: { name: right.name } });
		// looking uses nothing up
		expect(await readConfirming(db, token)).toMatchObject({ state: 'good' });
	});

	test('becomes an unverified supplier with its first person, who sets a password', async () => {
		await register();
		const token = await tokenTo('post@sensor.example');
		const done = await confirm(token);
		expect(done).toMatchObject({ ok: true, value: { isMade: true } });
		expect(done.ok && done.value.link).toContain(`${origin}/nb/konto/lenke/`);
		expect(await firms()).toEqual([
			{ id: 'sensorverkstedet-as', verified: false, org_number: '974760673', is_adviser: false }
		]);
		const [member] = await db.execute(sql`select p.email, p.name, m.role from membership m
			join person p on p.id = m.person_id where m.organisation_id = 'sensorverkstedet-as'`);
		expect(member).toEqual({ email: 'post@sensor.example', name: 'Åse Berg', role: 'supplier' });
		const [area] = await db.execute(sql`select technology_area from supplier_area
			where organisation_id = 'sensorverkstedet-as'`);
		expect(area).toEqual({ technology_area: 'fall_sensor' });
		expect(await confirm(token)).toMatchObject({ ok: false });
		expect(await readConfirming(db, token)).toEqual({ state: 'used', registration: undefined });
	});

	test('is an adviser when it says so', async () => {
		await register({ role: 'adviser' });
		await confirm(await tokenTo('post@sensor.example'));
		expect(await firms()).toMatchObject([{ is_adviser: true }]);
	});

	test('signs in as before when its person has an account, whose name stays', async () => {
		await register({ email: 'leverandor1@demo.example', contact_name: 'Noen Andre' });
		expect(await confirm(await tokenTo('leverandor1@demo.example'))).toEqual({
			ok: true,
			value: { link: null, isMade: true }
		});
		const [person] = await db.execute(sql`select name from person where email = 'leverandor1@demo.example'`);
		expect(person).toEqual({ name: 'Sindre Aasen' });
	});

	test('is too late after 48 hours', async () => {
		await register();
		const token = await tokenTo('post@sensor.example');
		await db.execute(sql`update supplier_registration set expires_at = now()`);
		expect(await readConfirming(db, token)).toEqual({ state: 'expired', registration: undefined });
		expect(await confirm(token)).toMatchObject({ ok: false });
		expect(await firms()).toEqual([]);
	});

	test('of the same name has an address of its own', async () => {
		await register();
		await confirm(await tokenTo('post@sensor.example'));
		await register({ kind: 'SE', number: '212000-1850', email: 'post@annan.example' });
		await confirm(await tokenTo('post@annan.example'));
		const ids = (await firms()).map(({ id }) => id);
		expect(ids).toHaveLength(2);
		expect(ids[1]).toMatch(/^sensorverkstedet-as-[0-9a-f]{8}$/);
	});
});

describe('a firm that is here already', () => {
	test('is answered the same on the page, and told by mail whom to ask', async () => {
		await register();
		await confirm(await tokenTo('post@sensor.example'));
		await db.execute(sql`delete from outgoing_mail`);
		expect(await register({ email: 'ny@sensor.example', name: 'Et annet navn' })).toEqual({
			ok: true,
			value: 'ny@sensor.example'
		});
		const sent = await mails();
		expect(sent.map(({ kind, to_address }) => [kind, to_address])).toEqual([
			['supplier_colleague_asks', 'post@sensor.example'],
			['supplier_known', 'ny@sensor.example']
		]);
		// neither the name that the register has nor anybody's address is told to who knows but a number
		expect(sent[1]?.body).not.toContain('Sensorverkstedet');
		expect(sent[1]?.body).not.toContain('post@sensor.example');
		expect(await db.execute(sql`select from supplier_registration`)).toHaveLength(1);
	});

	test('is told the public mailbox when it is verified', async () => {
		await register();
		await confirm(await tokenTo('post@sensor.example'));
		await db.execute(sql`update organisation set verified_at = now(), contact_email = 'hei@sensor.example'
			where id = 'sensorverkstedet-as'`);
		await register({ email: 'ny@sensor.example' });
		const sent = (await mails()).find(({ kind }) => kind === 'supplier_known_contact');
		expect(sent?.body).toContain('hei@sensor.example');
	});

	test('shows nobody the address by which its person signs in', async () => {
		await register();
		await confirm(await tokenTo('post@sensor.example'));
		await db.execute(sql`update organisation set verified_at = now() where id = 'sensorverkstedet-as'`);
		expect(await supplierPage(db, 'sensorverkstedet-as', 'nb')).toMatchObject({ contactEmail: null });
		await register({ email: 'ny@sensor.example' });
		expect((await mails()).filter(({ to_address }) => to_address === 'ny@sensor.example')).toMatchObject([
			{ kind: 'supplier_known', body: expect.not.stringContaining('post@sensor.example') as string }
		]);
	});

	test('is made once when two confirm at the same moment', async () => {
		await register();
		await register({ email: 'ny@sensor.example' });
		const tokens = [await tokenTo('post@sensor.example'), await tokenTo('ny@sensor.example')];
		const done = await Promise.all(tokens.map(confirm));
		expect(done.map((each) => each.ok && each.value.isMade).sort()).toEqual([false, true]);
		expect(await firms()).toHaveLength(1);
		expect((await mails()).filter(({ kind }) => kind === 'supplier_known')).toHaveLength(1);
	});

	test('is known by the number of its register in another country, however it is written', async () => {
		const danish = { kind: 'abroad', number: '', country: 'DK', register_number: 'CVR 29189846' };
		await register(danish);
		await confirm(await tokenTo('post@sensor.example'));
		await register({ ...danish, register_number: 'cvr-29 18 98 46', email: 'ny@sensor.example' });
		expect((await mails()).at(-1)).toMatchObject({ kind: 'supplier_known', to_address: 'ny@sensor.example' });
	});
});

describe('somebody who registers without end', () => {
	test('is stopped from one address of the net, and mails nobody too often', async () => {
		for (let time = 1; time <= 5; time += 1) expect(await register({}, '10.9.9.9')).toMatchObject({ ok: true });
		expect((await mails()).length).toBe(3);
		for (let time = 6; time <= 10; time += 1) await register({}, '10.9.9.9');
		expect(await register({}, '10.9.9.9')).toMatchObject({ ok: false, issues: [{ key: 'account.too_many_tries' }] });
	}, 20_000);
});
