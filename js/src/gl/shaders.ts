import { EDGE_NUDGE, LEAST_COVER } from "../matrix/render-matrix.ts";
import {
  LEAST_INFINITE,
  MASKED,
  MASKED_BELOW,
  MISSING,
  MISSING_BELOW,
} from "../matrix/sentinels.ts";
import { FOLD_BITS } from "./texture.ts";

const glslFloat = (value: number) => value.toExponential(6);

const HEAD = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp usampler2D;

uniform sampler2D lut;
uniform vec4 missingColor;
uniform vec4 maskedColor;
uniform vec4 domain;
uniform bool isLog;
uniform vec2 size;
out vec4 color;

const float EDGE_NUDGE = ${glslFloat(EDGE_NUDGE)};

vec4 colorOf(float value) {
  if (value < ${glslFloat(MASKED_BELOW)}) return maskedColor;
  if (value < ${glslFloat(MISSING_BELOW)}) return missingColor;
  float along = clamp(value, domain.x, domain.y);
  float t = ((isLog ? log(along) : along) - domain.z) * domain.w;
  return texelFetch(lut, ivec2(clamp(int(floor(t * 256.0)), 0, 255), 0), 0);
}

vec2 pixelFromTopLeft() {
  return vec2(gl_FragCoord.x, size.y - gl_FragCoord.y);
}
`;

/** Cells at least a pixel wide and high: the cell under the pixel's centre, looked up by order. */
export const CELLS_SHADER = `${HEAD}
uniform sampler2D matrix;
uniform usampler2D rowOrder;
uniform usampler2D colOrder;
uniform sampler2D offsets;
uniform sampler2D divisors;
uniform bool isScaled;
uniform bool isScaledByCol;
uniform int columnCount;
uniform ivec2 firstCell;
uniform ivec2 lastCell;
uniform vec2 offset;
uniform vec2 cellsPerPixel;

ivec2 folded(int index) {
  return ivec2(index & ${(1 << FOLD_BITS) - 1}, index >> ${FOLD_BITS});
}

float scaled(float value, int item) {
  if (!isScaled || abs(value) > ${glslFloat(LEAST_INFINITE)}) return value;
  float away = value - texelFetch(offsets, folded(item), 0).r;
  return away / texelFetch(divisors, folded(item), 0).r;
}

void main() {
  ivec2 position = firstCell + ivec2(floor(offset + pixelFromTopLeft() * cellsPerPixel + EDGE_NUDGE));
  position = clamp(position, ivec2(0), lastCell);
  int row = int(texelFetch(rowOrder, folded(position.y), 0).r);
  int col = int(texelFetch(colOrder, folded(position.x), 0).r);
  float value = texelFetch(matrix, folded(row * columnCount + col), 0).r;
  color = colorOf(scaled(value, isScaledByCol ? col : row));
}`;

/**
 * Cells narrower than a pixel: the mean over the pixel's extent of the level's blocks, or the
 * largest magnitude of them. A block is
 * at most a pixel and at least half a pixel wide, so a pixel meets at most three by three of them,
 * which lie in two by two texels. Along an axis whose cells are wider than a pixel (`nearest`),
 * the block below the pixel's centre stands for all.
 */
export const LEVEL_SHADER = `${HEAD}
uniform sampler2D blocks;
uniform sampler2D weights;
uniform bool hasWeights;
uniform bool isExtreme;
uniform ivec2 nearest;
uniform vec2 gridSize;
uniform vec2 offset;
uniform vec2 blocksPerPixel;

const vec4 STEPS = vec4(0, 1, 2, 3);

vec4 coverage(float start, float end, int firstTexel, int onlyNearest, float blockCount) {
  if (onlyNearest == 1) {
    float block = clamp(floor((start + end) * 0.5 + EDGE_NUDGE), 0.0, blockCount - 1.0);
    start = block;
    end = block + 1.0;
  }
  vec4 blockStart = STEPS + float(2 * firstTexel);
  return clamp(min(vec4(end), blockStart + 1.0) - max(vec4(start), blockStart), 0.0, 1.0);
}

int firstTexelOf(float start, float end, int onlyNearest) {
  return int(floor((onlyNearest == 1 ? (start + end) * 0.5 + EDGE_NUDGE : start) * 0.5));
}

float total = 0.0;
float covered = 0.0;
float unmasked = 0.0;
float highest = 0.0;
float lowest = 0.0;

void add(ivec2 texel, vec4 cover) {
  vec4 values = texelFetch(blocks, texel, 0);
  unmasked += dot(cover, step(${glslFloat(MASKED_BELOW)}, values));
  cover *= step(${glslFloat(MISSING_BELOW)}, values);
  if (hasWeights) cover *= texelFetch(weights, texel, 0);
  total += dot(cover, values);
  covered += dot(cover, vec4(1));
  vec4 parts = cover * values;
  highest = max(highest, max(max(parts.x, parts.y), max(parts.z, parts.w)));
  lowest = min(lowest, min(min(parts.x, parts.y), min(parts.z, parts.w)));
}

void main() {
  vec2 center = offset + pixelFromTopLeft() * blocksPerPixel;
  vec2 start = max(center - blocksPerPixel * 0.5, vec2(0));
  vec2 end = min(center + blocksPerPixel * 0.5, gridSize);
  ivec2 texel = ivec2(
    firstTexelOf(start.x, end.x, nearest.x), firstTexelOf(start.y, end.y, nearest.y));
  vec4 across = coverage(start.x, end.x, texel.x, nearest.x, gridSize.x);
  vec4 down = coverage(start.y, end.y, texel.y, nearest.y, gridSize.y);
  if (isExtreme) {
    across = step(${glslFloat(LEAST_COVER)}, across);
    down = step(${glslFloat(LEAST_COVER)}, down);
  }
  bool right = across.z + across.w > 0.0;
  bool below = down.z + down.w > 0.0;
  add(texel, across.xyxy * down.xxyy);
  if (right) add(texel + ivec2(1, 0), across.zwzw * down.xxyy);
  if (below) add(texel + ivec2(0, 1), across.xyxy * down.zzww);
  if (right && below) add(texel + ivec2(1, 1), across.zwzw * down.zzww);
  float empty = unmasked > 0.0 ? ${glslFloat(MISSING)} : ${glslFloat(MASKED)};
  float value = isExtreme ? (highest + lowest < 0.0 ? lowest : highest) : total / covered;
  color = colorOf(covered > 0.0 ? value : empty);
}`;
