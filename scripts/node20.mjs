Object.groupBy ??= (items, key) => {
  const out = {};
  for (const i of items) (out[key(i)] ??= []).push(i);
  return out;
};
