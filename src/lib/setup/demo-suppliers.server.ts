import world from '#data/demo-world.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { organisation, supplierArea } from '#lib/organisations/schema.server.ts';

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
