"""Names of tables and columns as people read them; the spreadsheets are Indonesian whatever the page is.

What has no name here yet is exported all the same, under its own name with spaces.
"""

import re

TABLE_WORDS = {
    "account": "Akun",
    "account_role": "Peran akun",
    "achievement": "Prestasi",
    "audit_entry": "Catatan perubahan",
    "breach_person": "Kebocoran - orang yang terkena",
    "collection": "Koleksi",
    "collection_product": "Koleksi - isinya",
    "consent": "Persetujuan pemilik",
    "data_breach": "Kebocoran data",
    "data_request": "Permintaan data pribadi",
    "declared_permit": "Izin menurut daftar",
    "permit_answers": "Izin - jawaban pertanyaan",
    "permit_case": "Berkas izin",
    "permit_kbli": "Usaha - kode KBLI",
    "permit_move": "Berkas izin - riwayat",
    "permit_override": "Aturan izin - yang diubah",
    "permit_question": "Berkas izin - ditanya sesudah perubahan",
    "permit_rules_file": "Aturan izin - berkas",
    "document": "Dokumen",
    "document_link": "Dokumen - milik apa",
    "document_reader": "Dokumen - yang boleh membaca",
    "document_text": "Dokumen - isi teksnya",
    "document_version": "Dokumen - versi",
    "enterprise": "Usaha",
    "enterprise_known_as_two": "Usaha - memang dua",
    "enterprise_merge": "Usaha - digabung",
    "enterprise_owner": "Usaha - pemilik",
    "enterprise_proposal": "Pendaftaran usaha",
    "group_board": "Kelompok - kepengurusan",
    "group_meeting": "Kelompok - pertemuan",
    "group_officer": "Kelompok - pengurus",
    "helper_consent": "Kader - persetujuan",
    "import_draft": "Impor - belum selesai",
    "import_problem": "Impor - yang perlu diperiksa",
    "import_run": "Impor",
    "imported_change": "Impor - yang berubah",
    "interest": "Minat pembeli",
    "invitation": "Undangan",
    "keeper_note": "Catatan untuk penjual",
    "kiosk_duty": "Kios - jadwal jaga",
    "kiosk_movement": "Kios - gerak barang",
    "kiosk_settlement": "Kios - penyerahan uang",
    "listed_product": "Produk menurut daftar",
    "listing_report": "Laporan tentang produk",
    "map_pin": "Denah - titik",
    "marketplace_link": "Toko daring",
    "membership": "Kelompok - anggota",
    "missed_word": "Kata yang dicari",
    "notice": "Kabar",
    "notice_audience": "Kabar - untuk siapa",
    "notice_photo": "Kabar - foto",
    "notice_reading": "Kabar - dibaca",
    "notice_sending": "Kabar - disampaikan",
    "office_term": "Jabatan",
    "product": "Produk",
    "product_discount": "Produk - potongan harga",
    "product_former_slug": "Produk - alamat lama",
    "product_photo": "Produk - foto",
    "product_story": "Produk - cerita",
    "product_variant": "Produk - pilihan",
    "remembered_columns": "Impor - arti kolom",
    "sale": "Penjualan",
    "suggestion": "Saran",
    "supply_tie": "Hubungan usaha",
    "survey": "Survei singkat",
    "survey_answer": "Survei singkat - jawaban",
    "synonym_entry": "Padanan kata",
    "verified_fact": "Izin yang sudah diperiksa",
    "village": "Kampung",
    "village_group": "Kelompok",
    "village_map": "Denah",
}  # fmt: skip
COLUMN_WORDS = {
    "about": "Tentang", "access": "Boleh dibaca oleh", "account_id": "Akun", "action": "Tindakan",
    "activity": "Kegiatan", "actor_name": "Siapa", "address": "Alamat", "addressee": "Penerima", "alt": "Isi foto",
    "answers": "Jawaban", "chosen_at": "Dipilih pada", "chosen_by": "Dipilih oleh",
    "edition": "Edisi", "field": "Bagian", "loaded_at": "Dimuat pada", "made_at": "Dibuat pada",
    "made_by": "Dibuat oleh", "put_aside_at": "Disisihkan pada", "replaced": "Semula",
    "undone_at": "Diurungkan pada", "undone_by": "Diurungkan oleh", "value": "Isi baru",
    "amount": "Besarnya", "amount_rupiah": "Rupiah", "answer": "Jawaban", "answered_at": "Dijawab pada",
    "answered_by": "Dijawab oleh", "area_code": "Kode telepon", "asked_at": "Diminta pada", "at": "Kapan",
    "attended": "Yang hadir", "body": "Isi", "brand_name": "Merek", "category": "Kategori", "channel": "Lewat",
    "checked_at": "Diperiksa pada", "checked_by": "Diperiksa oleh", "checked_on": "Diperiksa",
    "classification": "Klasifikasi", "closed_at": "Ditutup pada", "closed_by": "Ditutup oleh", "colour": "Warna",
    "column": "Kolom", "confirmed_at": "Dipastikan pada", "contact": "Kontak", "contact_phone": "Nomor WhatsApp",
    "counted_on": "Hari", "created_at": "Dibuat pada", "created_by": "Dibuat oleh", "dated_on": "Tanggal",
    "decided_at": "Diputuskan pada", "decided_by": "Diputuskan oleh", "decree": "SK", "deleted_at": "Dihapus pada",
    "deleted_by": "Dihapus oleh", "description": "Keterangan", "details": "Rincian", "digest": "Sidik berkas",
    "directions": "Cara ke sini", "disabled_at": "Dinonaktifkan pada", "document_id": "Dokumen", "email": "E-mail",
    "ended_at": "Berakhir pada", "ends_at": "Sampai", "ends_on": "Sampai", "enterprise_id": "Usaha",
    "expires_at": "Berlaku sampai", "file_name": "Nama berkas", "file_sha256": "Sidik berkas",
    "filed_at": "Disimpan pada",
    "filed_by": "Disimpan oleh", "first_id": "Yang pertama", "from_on": "Sejak", "given_at": "Diberi pada",
    "group_id": "Kelompok", "handling": "Penanganan", "happened": "Terjadi", "how": "Bagaimana",
    "how_given": "Lewat", "id": "Nomor", "ingredients": "Bahan", "introduction": "Perkenalan",
    "is_listed": "Tampil", "is_public": "Tampil untuk umum", "kbli": "KBLI", "kecamatan": "Kecamatan",
    "kelurahan": "Kelurahan", "kind": "Jenis", "kota": "Kota", "label": "Sebutan", "landmark": "Patokan",
    "level": "Tingkat", "maker": "Pembuat", "may_show_name": "Nama boleh tampil",
    "may_show_phone": "Telepon boleh tampil", "may_show_photo": "Foto boleh tampil", "met_on": "Tanggal",
    "moved_on": "Tanggal", "name": "Nama", "note": "Catatan", "noticed_at": "Diketahui pada",
    "number": "Nomor surat atau jumlah",
    "office": "Jabatan", "on_behalf_of": "Atas nama usaha", "opening_hours": "Jam buka",
    "original_holder": "Pemegang aslinya", "other_phone": "Telepon lain", "outcome": "Hasil", "owner_name": "Pemilik",
    "owner_sex": "L/P", "paid_on": "Dibayar", "permit_code": "Izin", "person_name": "Nama orang", "phone": "Telepon",
    "phone_note": "Catatan telepon", "photo_sha256": "Sidik foto", "place": "Tempat", "platform": "Toko",
    "position": "Urutan", "posted_at": "Dipasang pada", "posted_by": "Dipasang oleh", "price": "Harga",
    "price_rupiah": "Harga (rupiah)", "product_id": "Produk", "provinsi": "Provinsi", "published_at": "Tayang pada",
    "purpose": "Untuk", "quantity": "Jumlah", "reason": "Alasan",
    "received_at": "Masuk pada",
    "received_by": "Diterima oleh", "recorded_at": "Dicatat pada", "recorded_by": "Dicatat oleh",
    "remark": "Keterangan", "result": "Hasil", "role": "Sebagai", "rt": "RT", "rw": "RW",
    "sender": "Pengirim", "sha256": "Sidik berkas",
    "size": "Ukuran", "size_bytes": "Besar (byte)", "slug": "Alamat halaman", "sold_on": "Terjual",
    "source": "Asal", "started_year": "Mulai tahun", "starts_at": "Sejak", "state": "Keadaan", "stock_count": "Stok",
    "story": "Cerita", "subject": "Tentang", "tagline": "Semboyan", "tags": "Label", "taste": "Rasa", "text": "Isi",
    "theme": "Tema", "title": "Judul", "told_at": "Diberi tahu pada", "unit": "Satuan", "until_on": "Sampai",
    "updated_at": "Diubah pada", "updated_by": "Diubah oleh", "url": "Alamat", "used_at": "Dipakai pada",
    "valid_until": "Berlaku sampai", "variant_id": "Pilihan", "wording": "Bunyinya", "workers": "Pekerja",
    "what": "Apa", "withdrawn_at": "Ditarik pada", "withdrawn_by": "Ditarik oleh", "year": "Tahun",
}  # fmt: skip
# Tables that say nothing about the village: how people sign in, what guards against guessing, and what can be made
# again from the rest.
LEFT_OUT = {
    "alembic_version": "keadaan basis data",
    "known_device": "perangkat yang dikenal saat masuk",
    "long_work": "keadaan pekerjaan panjang",
    "rate_window": "penghitung percobaan",
    "search_posting": "daftar kata untuk pencarian",
    "search_use": "daftar kata untuk pencarian",
    "search_variant": "daftar kata untuk pencarian",
    "search_word": "daftar kata untuk pencarian",
    "task_run": "kapan pekerjaan berkala terakhir",
    "user_session": "siapa yang sedang masuk",
}
SECRET_WORDS = ("password", "token", "secret", "private", "seed")
LETS_IN = re.compile(r"(^|_)(hash|code|key)$")  # of any table, also of one that comes later
OPEN_NAMES = {"permit_code", "region_code", "area_code", "type_code", "public_key", "previous_hash", "own_hash"}
OPEN_COLUMNS = {("permit_kbli", "code"), ("receipt", "code")}


def table_words(name: str) -> str:
    """What a table is called."""
    return TABLE_WORDS.get(name) or name.replace("_", " ").capitalize()


def column_words(name: str) -> str:
    """What a column is called."""
    return COLUMN_WORDS.get(name) or name.replace("_", " ").capitalize()


def is_secret(table: str, column: str) -> bool:
    """Whether a column lets somebody in, or stands for somebody's password."""
    is_open = column in OPEN_NAMES or (table, column) in OPEN_COLUMNS
    return any(word in column for word in SECRET_WORDS) or (bool(LETS_IN.search(column)) and not is_open)
