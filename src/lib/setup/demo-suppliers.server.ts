import world from '#data/demo-world.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { need } from '#lib/needs/schema.server.ts';
import { organisation, supplierArea } from '#lib/organisations/schema.server.ts';
import { slugOf } from '#lib/slug.ts';
import type { DemoCalendar } from './demo-calendar.ts';

export async function loadDemoSuppliers(tx: Db): Promise<void> {
	await tx.insert(organisation).values(
		world.suppliers.map((supplier) => ({
			id: supplier.id,
			kind: 'supplier',
			country: supplier.country,
			nameNb: supplier.name,
			nameSv: supplier.name,
			language: supplier.lang,
			presentation: supplier.text,
			contactEmail: supplier.contact_email,
			isDemo: true
		}))
	);
	await tx
		.insert(supplierArea)
		.values(
			world.suppliers.flatMap((supplier) =>
				supplier.areas.map((technologyArea) => ({ organisationId: supplier.id, technologyArea }))
			)
		);
}

const RUNNING = 'demo-sol';

export async function loadDemoNeeds(tx: Db, days: DemoCalendar): Promise<void> {
	await tx.insert(need).values(
		world.needs.map((row) => ({
			externalId: row.id,
			slug: slugOf(row.title),
			ownerId: row.owner_partner,
			language: row.language,
			title: row.title,
			text: row.text,
			technologyArea: row.technology_area,
			type: row.type,
			state: 'open',
			deadline: days.move(RUNNING, row.deadline),
			publishedAt: new Date(`${days.move(RUNNING, row.published)}T08:00:00Z`),
			isDemo: true
		}))
	);
}
