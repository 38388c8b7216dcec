/** A hỏa tốc letter of our own, whose date has an hour: given on a Friday evening, due on Saturday at six in the morning. */
export const HOA_TOC = `ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 1688/UBND-NLN
V/v di dời bè nuôi cá khỏi đoạn sông nước lên nhanh

HỎA TỐC

Lào Cai, ngày 20 tháng 11 năm 2026

Kính gửi:

- Sở Nông nghiệp và Môi trường;
- Ủy ban nhân dân xã Mường Hum.

Trước tình hình nước sông lên nhanh trong đêm, Ủy ban nhân dân tỉnh yêu cầu:

1. Giao Ủy ban nhân dân xã Mường Hum chủ trì di dời bè nuôi cá và người trông bè lên bờ, hoàn thành trước 06 giờ 00 ngày 21/11/2026.

2. Giao Sở Nông nghiệp và Môi trường chủ trì kiểm tra neo giữ các bè chưa di dời, hoàn thành trước 06 giờ 00 ngày 21/11/2026.

Yêu cầu các đơn vị khẩn trương thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT, NLN.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lò Văn Thử
`
