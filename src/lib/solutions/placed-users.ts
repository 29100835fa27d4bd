/** Organisations that use a solution today, each once and with its number on the map. */
import type { DatedName } from '#lib/organisations/organisation.ts';
import { isRunning, type RunningStage, type Stage } from './adoption.ts';

type Use = {
	readonly organisation: DatedName;
	readonly position: { readonly latitude: number; readonly longitude: number } | null;
	readonly stage: Stage;
};

export type PlacedUser = Omit<Use, 'stage'> & { readonly stage: RunningStage; readonly number: number };

export function placedUsers(uses: readonly Use[]): PlacedUser[] {
	const placed = new Map<string, PlacedUser>();
	for (const { organisation, position, stage } of uses)
		if (isRunning(stage) && !placed.has(organisation.id))
			placed.set(organisation.id, { organisation, position, stage, number: placed.size + 1 });
	return [...placed.values()];
}
