// Imported first by every command. Uses nothing that an old Node cannot parse or link, because an
// import of something newer would fail before this line could be printed.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Leakscope needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and run the command again.\n`,
  );
  process.exit(2);
}
