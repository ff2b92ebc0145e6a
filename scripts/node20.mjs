// Node 20 lacks Object.groupBy, which Langium's generator calls.
Object.groupBy ??= (items, key) => {
  const groups = Object.create(null);
  for (const item of items) {
    const name = key(item);
    groups[name] ??= [];
    groups[name].push(item);
  }
  return groups;
};
