// Pictures of the page, to be compared with those that were kept.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** How many pixels in each direction become one. */
const grain = 4;

/**
 * A picture with a quarter of the width and height, each pixel the mean of sixteen: what machines draw differently is
 * mostly the edges of letters, and hardly shows in it. Fine shades are given up for small files.
 *
 * @param {Buffer} screenshot as PNG
 */
export function reduced(screenshot) {
  const { width, height, data } = PNG.sync.read(screenshot);
  const small = new PNG({ width: Math.floor(width / grain), height: Math.floor(height / grain) });
  const mean = (
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {number} */ channel,
  ) => {
    let sum = 0;
    for (let row = y * grain; row < (y + 1) * grain; row += 1) {
      for (let column = x * grain; column < (x + 1) * grain; column += 1) {
        sum += data[(row * width + column) * 4 + channel] ?? 0;
      }
    }
    return sum / grain ** 2;
  };
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      for (let channel = 0; channel < 4; channel += 1) {
        const shade = Math.min(255, Math.round(mean(x, y, channel) / 4) * 4);
        small.data[(y * small.width + x) * 4 + channel] = shade;
      }
    }
  }
  return small;
}

/**
 * The share of pixels that differ visibly, and a picture of them.
 *
 * @param {PNG} one
 * @param {PNG} other
 */
export function compare(one, other) {
  if (one.width !== other.width || one.height !== other.height) return { share: 1, shown: other };
  const { width, height } = one;
  const shown = new PNG({ width, height });
  const count = pixelmatch(one.data, other.data, shown.data, width, height, {
    threshold: 0.1,
    includeAA: true,
  });
  return { share: count / (width * height), shown };
}

const columns = 16;
const rows = 8;

/**
 * Where a picture shows differences: the page in rows and columns, with the tenths of each field that differ.
 *
 * @param {PNG} shown as {@link compare} shows them
 */
export function whereabouts({ width, height, data }) {
  const fields = Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0));
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [red, green, blue] = data.subarray(pixel * 4);
    const row = fields[Math.floor((Math.floor(pixel / width) / height) * rows)];
    const column = Math.floor(((pixel % width) / width) * columns);
    if (row && red === 255 && green === 0 && blue === 0) row[column] = (row[column] ?? 0) + 1;
  }
  const area = (width * height) / (rows * columns);
  const digit = (/** @type {number} */ count) =>
    count === 0 ? "." : String(Math.min(9, Math.floor((count / area) * 10)));
  return fields.map((row) => row.map(digit).join("")).join("\n");
}

/** @param {string} file */
export async function readPicture(file) {
  return PNG.sync.read(await readFile(file));
}

/**
 * @param {string} file
 * @param {PNG} picture
 */
export async function writePicture(file, picture) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, filterType: -1 }));
}
