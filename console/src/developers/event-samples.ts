// How another system reads the feed, as programs that run when the key is set.

export function curlSample(baseUrl: string): string {
  return `# A page. Send the value of "next" as after= with the following request.
curl --header "Authorization: Bearer $BECARD_KEY" \\
  "${baseUrl}/events?last=10"

# New events as they come.
curl --no-buffer --header "Authorization: Bearer $BECARD_KEY" \\
  --header "Accept: text/event-stream" \\
  "${baseUrl}/events"`;
}

export function typeScriptSample(baseUrl: string): string {
  return `const headers = { authorization: \`Bearer \${process.env.BECARD_KEY}\` };
let start = 'last=10';
for (;;) {
  const response = await fetch(\`${baseUrl}/events?\${start}\`, { headers });
  if (!response.ok) throw new Error(await response.text());
  const { items, next, hasMore } = await response.json();
  for (const event of items) console.log(event.type, event.data.name);
  // Keep next: a program that starts again continues there.
  start = \`after=\${next}\`;
  if (!hasMore) await new Promise((resolve) => setTimeout(resolve, 5000));
}`;
}
