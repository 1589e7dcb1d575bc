// node --import ./utility.mjs worker.js : gives a forked child Electron's process.parentPort.
import { EventEmitter } from 'node:events';
const port = new EventEmitter();
const early = [];
port.postMessage = (data) => process.send(data);
port.on('newListener', (name) => {
  if (name === 'message')
    setImmediate(() => {
      for (const d of early.splice(0)) port.emit('message', { data: d, ports: [] });
    });
});
process.on('message', (data) =>
  port.listenerCount('message') ? port.emit('message', { data, ports: [] }) : early.push(data),
);
process.parentPort = port;
process.type = 'utility';
if (process.env.STANDIN_PACKAGED) process.resourcesPath = process.env.STANDIN_PACKAGED;
