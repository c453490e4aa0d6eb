"""A text as it is compared: tokens, word lists, stems, rarity, sounds and glosses."""
