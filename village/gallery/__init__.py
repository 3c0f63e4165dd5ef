"""Products of the village's makers: what they sell, its photos and price, found and trusted by visitors.

For visitors who look, for owners and their helpers who keep their shelf, for officials who help any of them.
Words: product (produk), photo (foto), category (kategori), stock (stok), confirm (memastikan "masih ada").
"""
