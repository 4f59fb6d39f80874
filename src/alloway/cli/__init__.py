"""One file a command group: parse, call the workbench, print."""
