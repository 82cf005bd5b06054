-- Names that are a slip of the pen away are now compared in memory (core/place/names-by-letter.ts), in every script and in less time.
drop index place_names__typo;
