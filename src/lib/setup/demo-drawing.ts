/** The pictures of the demonstration, drawn here so that nobody else's are shown. No words are in them. */
const width = 1200;
const height = 800;

type Rect = [x: number, y: number, w: number, h: number, fill: string, round?: number];
const rect = (...[x, y, w, h, fill, round = 0]: Rect) =>
	`<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${round}" fill="${fill}"/>`;
const disc = (x: number, y: number, r: number, fill: string) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const path = (d: string, stroke: string, thick: number) =>
	`<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${thick}" stroke-linecap="round"/>`;

const kitchen = [
	rect(0, 0, width, height, '#f3ead9'),
	rect(0, 560, width, 240, '#b58a5c'),
	rect(0, 540, width, 30, '#8c6640'),
	disc(950, 190, 100, '#ffffff'),
	disc(950, 190, 10, '#33414f'),
	path('M950 190V120', '#33414f', 10),
	path('M950 190L905 218', '#33414f', 12),
	rect(330, 220, 320, 320, '#2f6f8f', 40),
	disc(490, 340, 84, '#e8f2f6'),
	...[0, 1, 2, 3, 4, 5].map((at) =>
		disc(490 + 56 * Math.cos(at * 1.047), 340 + 56 * Math.sin(at * 1.047), 16, '#e07a3f')
	),
	rect(420, 460, 140, 46, '#e8f2f6', 12),
	disc(490, 483, 13, '#e07a3f'),
	rect(760, 400, 110, 140, '#d5e9f2', 14),
	rect(760, 450, 110, 90, '#8fc1da', 14)
];

const bedroom = [
	rect(0, 0, width, height, '#28344f'),
	rect(0, 640, width, 160, '#1d2740'),
	rect(780, 100, 280, 300, '#0f1830', 10),
	disc(950, 200, 54, '#f5e6a8'),
	...[830, 880, 1010, 1030].map((x, at) => disc(x, 150 + at * 55, 5, '#ffffff')),
	path('M920 100V400M780 250H1060', '#5a6b92', 12),
	rect(120, 470, 620, 180, '#7d5a3c', 20),
	rect(150, 420, 570, 120, '#e9edf6', 40),
	rect(300, 430, 420, 130, '#5f86b3', 40),
	disc(235, 420, 56, '#e3b48f'),
	rect(120, 330, 30, 340, '#5f432c', 8),
	rect(480, 110, 100, 60, '#f4f4f4', 16),
	disc(530, 140, 12, '#4caf7a'),
	path('M470 215Q530 255 590 215', '#8fb7e0', 8),
	path('M440 260Q530 320 620 260', '#8fb7e0', 8)
];

const chair = (back: number, front: number) => [
	rect(back, 400, 34, 280, '#7a5636', 8),
	rect(Math.min(back, front), 520, 170, 34, '#7a5636', 8),
	rect(front, 520, 34, 160, '#7a5636', 8)
];

const dayRoom = [
	rect(0, 0, width, height, '#e9f0ea'),
	rect(0, 600, width, 200, '#c9b08d'),
	rect(130, 90, 300, 230, '#bfdcec', 10),
	path('M280 90V320M130 205H430', '#ffffff', 12),
	...chair(150, 286),
	...chair(1016, 880),
	rect(320, 500, 560, 40, '#96693f', 12),
	rect(380, 540, 36, 170, '#7a5636'),
	rect(784, 540, 36, 170, '#7a5636'),
	rect(520, 330, 160, 170, '#f7f7f7', 50),
	rect(500, 200, 200, 150, '#f7f7f7', 60),
	rect(525, 235, 150, 80, '#2b3a4a', 34),
	disc(568, 275, 15, '#7fd1e8'),
	disc(632, 275, 15, '#7fd1e8'),
	path('M600 200V160', '#9aa7b3', 10),
	disc(600, 150, 16, '#e07a3f'),
	path('M520 390Q460 400 450 450M680 390Q740 400 750 450', '#9aa7b3', 22)
];

const drawings: Readonly<Record<string, readonly string[]>> = { dispenser: kitchen, night: bedroom, robot: dayRoom };

/** @throws when the demonstration names a drawing that it does not have */
export function drawing(name: string): string {
	const shapes = drawings[name];
	if (!shapes) throw new Error(`Nobody has drawn ${name}`);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`;
}
