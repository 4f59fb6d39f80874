#!/bin/sh
# Debian's Chromium and its driver for the browser tests. Without them those tests skip and say so.
set -u
if command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1; then
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "No Chromium and no apt-get here: browser tests will be skipped."
  exit 0
fi
if [ "$(id -u)" != 0 ]; then
  echo "No Chromium here. Run as root: apt-get install chromium chromium-driver. Browser tests will be skipped."
  exit 0
fi
echo "Installing Chromium and its driver (Debian packages)"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-dejavu-core >/dev/null ||
  echo "Chromium could not be installed: browser tests will be skipped."
exit 0
