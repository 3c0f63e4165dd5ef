"""The village's papers: kept so that none is lost, none is changed unseen, and nobody can deny having received one.

For officials and the kelurahan who file and answer letters, group officers who keep their group's papers, and everybody
who may read the public ones.
Words: document (dokumen), version (versi), letter (surat), receipt (tanda terima), holder (pemegang salinan).
"""
