"""The pages in other languages: their messages, the catalogues, and the sources that are built from both.

`extraction` lists the messages of the English book, `catalogue_files` and `check` keep what translators
write, `translated_sources` writes the sources in a language. `dlbasics.translation` looks up what the
package itself says.
"""
