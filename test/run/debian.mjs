/** Installs packages of Debian, or of a system like it, where that is allowed. */
import { spawnSync } from 'node:child_process';
import { giveUp, say } from './bootstrap.mjs';

function apt(...args) {
  const isRoot = process.getuid?.() === 0;
  const [program, ...front] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const { status } = spawnSync(program, [...front, ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** Whether the package is there afterwards; waits for another installation that is under way. */
export function installPackage(name) {
  // A package list that could not be refreshed may still be good enough.
  apt('update');
  return apt('-o', 'DPkg::Lock::Timeout=300', 'install', '-y', name);
}

/** The OpenSSH client, which the simulated room is tried with; ends the process when it cannot be had. */
export function needOpenSsh() {
  const isThere = () => spawnSync('ssh', ['-V'], { stdio: 'ignore' }).status === 0;
  if (isThere()) return;
  say('There is no OpenSSH client; installing the one of this system…');
  if (!installPackage('openssh-client') || !isThere()) giveUp('These tests need the OpenSSH client, `ssh`.');
}
