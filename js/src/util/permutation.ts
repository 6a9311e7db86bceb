/** Return the inverse of a permutation. */
export function invertPermutation(permutation: Int32Array): Int32Array {
  return displayIndicesOf(permutation, permutation.length);
}

/** Return the display index of each of `count` source indices, -1 where it is not displayed. */
export function displayIndicesOf(order: Int32Array, count: number): Int32Array {
  const displayIndices = new Int32Array(count).fill(-1);
  order.forEach((position, displayIndex) => {
    displayIndices[position] = displayIndex;
  });
  return displayIndices;
}

/** Return the numbers from 0 to below `count`. */
export function identityPermutation(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, position) => position);
}
