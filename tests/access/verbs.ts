import { events, follows } from './meeting-verbs.ts';
import { needs, responses } from './needs-verbs.ts';
import { advisers, firms, sheets } from './supplier-verbs.ts';
import type { Does } from './verb.ts';

export const verbs = {
	...needs,
	...responses,
	...events,
	...follows,
	...firms,
	...advisers,
	...sheets
} satisfies Record<string, Does>;
export type Verb = keyof typeof verbs;
