/** A real SMTP server that counts what it has taken, and that can be as bad as one likes. */
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type Mood = 'kind' | 'busy' | 'hanging' | 'dropping';
/** What the server said 250 to. */
export type Taken = { messageId: string; to: string; text: string };

export type PostOffice = {
	port: number;
	taken: Taken[];
	/** How many letters it was handed while it was in no mood to take them. */
	spurned: () => number;
	be: (mood: Mood) => void;
	close: () => Promise<void>;
};

/** @param nobody addresses that it does not know */
export async function postOffice(nobody: readonly string[] = []): Promise<PostOffice> {
	const taken: Taken[] = [];
	let mood: Mood = 'kind';
	let spurned = 0;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		closeTimeout: 500,
		onRcptTo: ({ address }, _session, callback) => {
			if (mood === 'busy') callback(fault(451, '4.3.2 try later'));
			else callback(nobody.includes(address) ? fault(550, '5.1.1 no such user') : null);
		},
		onData: (stream, session, callback) => {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				if (mood === 'kind') return void keep(Buffer.concat(parts)).then(() => callback());
				spurned += 1;
				if (mood === 'dropping') drop(session.id);
			});
		}
	});
	server.on('error', () => undefined);

	function drop(id: string) {
		for (const connection of server.connections as unknown as Set<{ id: string; _socket: { destroy: () => void } }>)
			if (connection.id === id) connection._socket.destroy();
	}
	async function keep(raw: Buffer) {
		const { messageId = '', to = [], text = '' } = await PostalMime.parse(raw);
		taken.push({ messageId, to: to[0]?.address ?? '', text });
	}

	await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
	return {
		port: (server.server.address() as { port: number }).port,
		taken,
		spurned: () => spurned,
		be: (wanted) => void (mood = wanted),
		close: () => new Promise((done) => server.close(() => done()))
	};
}

function fault(responseCode: number, text: string): Error {
	return Object.assign(new Error(text), { responseCode });
}
