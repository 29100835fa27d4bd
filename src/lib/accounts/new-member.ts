/** Who joins which organisation, and who asked for it. */
import type { Lang } from '#lib/lang.ts';
import type { Role } from './actor.ts';

/** Who does it, and where the links of the mail lead. */
export type Sender = { personId: string | null; name: string; origin: string };

export type NewMember = {
	email: string;
	name: string;
	role: Role;
	startsOn: string;
	endsOn: string | null;
	/** The person that the new member stands in for. */
	substituteFor: string | null;
	/** What for, where that is asked; it stands in the log. */
	reason?: string;
};

export type Home = {
	id: string;
	kind: string;
	nameNb: string;
	nameSv: string;
	language: string;
	isVerified: boolean;
	isActive: boolean;
};

export type Receiver = { id: string; name: string; email: string; language: Lang; hasPassword: boolean };
