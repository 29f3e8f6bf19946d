package org.khoso.survey.internal;

/** The appendix of the letter of May 2025, word for word, without the numbers and letters of its items. */
final class LettersWords {
    static final String APPENDIX = """
            Tình hình số hóa tài liệu lưu trữ theo Công văn số 851/BNV-CVT&LTNN ngày 01/4/2025 của Bộ Nội vụ
            Khái quát việc triển khai Công văn số 851/BNV-CVT&LTNN tại địa phương,
            phạm vi thực hiện, địa điểm thực hiện, thời gian thực hiện.
            Chi tiết số lượng, khái quát nội dung tài liệu số hóa
            - Tại cấp tỉnh;
            - Tại cấp huyện;
            - Tại cấp xã.
            Tiến độ, thời gian thực hiện.
            Cách thức thực hiện
            - Tự thực hiện;
            - Sử dụng dịch vụ lưu trữ số hóa;
            - Hình thức khác (nêu rõ).
            Nếu sử dụng dịch vụ lưu trữ nêu rõ tên tổ chức thuê.
            Phần mềm và thiết bị thực hiện số hóa
            Mô tả khái quát chức năng của phần mềm, nhà cung cấp...
            Cấu trúc dữ liệu tài liệu lưu trữ số hóa
            - Các trường thông tin;
            - Cách thức đóng gói (nếu có);
            - Cách thức lưu trữ trong quá trình số hóa.
            Nêu rõ cấu trúc dữ liệu tài liệu lưu trữ số hoá đáp ứng hoặc không đáp
            ứng tiêu chuẩn cấu trúc dữ liệu quy định tại văn bản số 903/VTLTNN-QLII
            ngày 21 tháng 8 năm 2023 của Cục Văn thư và Lưu trữ nhà nước về việc hướng
            dẫn hoạt động thu thập và nộp lưu hồ sơ, tài liệu lưu trữ điện tử vào Lưu trữ lịch sử.
            Quản lý tài liệu lưu trữ số hóa
            Tổng dung lượng tài liệu lưu trữ số hóa hiện có hoặc dự kiến có sau đợt số hóa.
            Phần mềm quản lý tài liệu lưu trữ số hoá.
            - Khái quát chung về phần mềm (thương mại, nội bộ hay sử dụng dịch vụ);
            - Nếu sử dụng dịch vụ, nêu rõ đơn vị cung cấp;
            - Mô tả chức năng cơ bản của phần mềm quản lý tài liệu lưu trữ số hoá.
            Trường hợp không có phần mềm quản lý tài liệu lưu trữ số, nêu rõ cách thức quản lý tài liệu số hoá.
            Hạ tầng, thiết bị lưu trữ để quản lý, sử dụng tài liệu lưu trữ số hóa
            Hệ thống máy chủ để lưu trữ dữ liệu tài liệu lưu trữ số hóa (nếu có)
            Số lượng thiết bị, vị trí lắp đặt, cách thức vận hành, năng lực lưu trữ.
            Mức độ đáp ứng các yêu cầu bảo đảm an toàn dữ liệu tài liệu lưu trữ số
            hóa của cơ quan, tổ chức, của toàn tỉnh.
            Trường hợp sử dụng dịch vụ, ghi rõ nhà cung cấp, phạm vi cung cấp, thời gian cung cấp.
            Nhu cầu về hạ tầng và phần mềm quản lý tài liệu lưu trữ số hóa
            Nhu cầu về phần mềm quản lý tài liệu lưu trữ số hóa.
            Nhu cầu về hạ tầng công nghệ thông tin để lưu trữ tài liệu lưu trữ số hóa./.
            """;

    private LettersWords() {
    }
}
