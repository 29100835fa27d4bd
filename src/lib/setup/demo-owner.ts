/** Who acts today for an owner that the demonstration names by its old name. */
import organisationData from '#data/organisations.json' with { type: 'json' };

const successor = new Map(organisationData.organisations.map((row) => [row.id, row.succeededBy]));

export function actingToday(organisation: string): string {
	const next = successor.get(organisation);
	return next ? actingToday(next) : organisation;
}

export function editorOf(organisation: string): string {
	return `redaktor.${actingToday(organisation)}@demo.example`;
}
