#!/bin/sh
# Debian's Tesseract and its language packs, for scans and photos. Without them a page that is a
# scan is named as one that needs OCR, and the tests of OCR skip and say so.
set -u
packs="tesseract-ocr tesseract-ocr-osd"
missing=""
for language in eng deu fra spa ita nld pol; do
  packs="$packs tesseract-ocr-$language"
  tesseract --list-langs 2>/dev/null | grep -qx "$language" || missing="$missing $language"
done
if command -v tesseract >/dev/null 2>&1 && [ -z "$missing" ]; then
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "No Tesseract with$missing and no apt-get here: scans are not read, and tests of OCR will be skipped."
  exit 0
fi
if [ "$(id -u)" != 0 ]; then
  echo "No Tesseract with$missing here. Run as root: apt-get install $packs. Tests of OCR will be skipped."
  exit 0
fi
echo "Installing Tesseract and its language packs (Debian packages)"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086  # one word for each package
apt-get update -qq && apt-get install -y -qq --no-install-recommends $packs >/dev/null ||
  echo "Tesseract could not be installed: tests of OCR will be skipped."
exit 0
