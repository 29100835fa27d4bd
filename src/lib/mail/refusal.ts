/** What a mail server said against one mail. */
export type Refusal = {
	/** Its codes, without addresses. */
	said: string;
	/** It says the same the next time: 5xx (RFC 5321 4.2.1). */
	isFinal: boolean;
	/** There is nobody at this address. */
	isNobody: boolean;
};

/** Undefined when the fault is the server's own: it is away, hangs, lets nobody in or does not know our sender. */
export function refusalOf(fault: unknown): Refusal | undefined {
	if (!(fault instanceof Error)) return undefined;
	const { code, command, responseCode, response } = fault as {
		code?: unknown;
		command?: unknown;
		responseCode?: unknown;
		response?: unknown;
	};
	if (code !== 'EENVELOPE' && code !== 'EMESSAGE' && code !== 'ESTREAM') return undefined;
	if (command === 'MAIL FROM') return undefined;
	const answer = typeof responseCode === 'number' ? responseCode : undefined;
	const enhanced =
		typeof response === 'string' ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined;
	const isFinal = answer === undefined || answer >= 500;
	return {
		said: [code, answer, enhanced].filter((part) => part !== undefined).join(' '),
		isFinal,
		isNobody: isFinal && code === 'EENVELOPE' && isAboutAddress(answer, enhanced)
	};
}

/** A full mailbox (5.2.2) or a rule against us (5.7) says nothing against the address (RFC 3463). */
function isAboutAddress(answer: number | undefined, enhanced: string | undefined): boolean {
	if (enhanced !== undefined) return /^5\.(1\.|2\.1$|0\.0$)/.test(enhanced);
	return answer === 550 || answer === 551 || answer === 553;
}
