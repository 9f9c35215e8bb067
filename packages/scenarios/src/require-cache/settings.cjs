// The settings of a service, read again whenever somebody has changed them.
const address = '192.168.100.100'.padEnd(127);

exports.blocked = Array.from({ length: 8192 }, () => address).join('\n');
