/** The display index of each source index, or the other way round. */
export function invertPermutation(permutation: Int32Array): Int32Array {
  return displayIndicesOf(permutation, permutation.length);
}

/** The display index of each of `count` source indices, -1 where it is not displayed. */
export function displayIndicesOf(order: Int32Array, count: number): Int32Array {
  const displayIndices = new Int32Array(count).fill(-1);
  order.forEach((position, displayIndex) => {
    displayIndices[position] = displayIndex;
  });
  return displayIndices;
}

export function identityPermutation(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, position) => position);
}
