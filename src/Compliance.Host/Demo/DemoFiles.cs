using System.Text;
using Compliance.Host.Files;
using Compliance.Kernel;

namespace Compliance.Host.Demo;

/// <summary>The papers of the demo: real files of the file store, so that they open.</summary>
internal sealed class DemoFiles(FileStore store, FileRegister register, string tenant)
{
    private readonly Dictionary<string, Attachment> kept = new(StringComparer.Ordinal);

    public Attachment this[string label] => kept[label];

    public async Task PutAsync(CancellationToken ct)
    {
        await Put("joint-notice", "会议通知.csv", "NOTICE", "person/clerk", "branch/secretariat", "项目,内容\n会议,党政联席会议\n时间,2025年6月9日 09:00\n地点,学会三楼会议室\n议题,通报违规吃喝典型案例;活动审批、经费使用、公务接待精细化管理;5月工作汇报与6月计划\n", ct);
        await Put("joint-sign-in", "签到表.csv", "SIGN_IN_SHEET", "person/clerk", "branch/secretariat", "序号,部门,签到\n1,会长办公会,是\n2,秘书处,是\n3,财务部,是\n4,学术部,是\n5,纪检办公室,是\n", ct);
        await Put("joint-bill", "费用清单.csv", "ITEMISED_BILL", "person/clerk", "branch/secretariat", "项目,数量,单价,金额\n会议材料印制,30,25.00,750.00\n会议用水,60,2.00,120.00\n会场布置,1,880.00,880.00\n", ct);
        await Put("conference-sign-in", "参会签到表.csv", "SIGN_IN_SHEET", "person/branch", "branch/cardiology", "序号,单位,人数\n1,滨江市第一医院,46\n2,滨江市中心医院,38\n3,滨江市人民医院,41\n4,县级医院,121\n", ct);
        await Put("conference-contract", "协办协议.csv", "CONTRACT", "person/branch", "branch/cardiology", "甲方,乙方,金额,用途\n滨江市医学会,江城医疗器械有限公司,30000.00,会场布展与资料印制\n", ct);
        await Put("province-letter", "公函.csv", "LETTER", "person/clerk", "branch/secretariat", "文号,发函单位,事由,人数\n省医学函〔2025〕31号,省医学会,调研分支机构规范管理,5\n", ct);
        await Put("province-list", "接待清单.csv", "LIST", "person/clerk", "branch/secretariat", "日期,项目,地点,人数,金额\n2025-06-18,工作餐,机关食堂,7,420.00\n", ct);
        await Put("province-invoice", "食堂发票.csv", "INVOICE", "person/clerk", "branch/secretariat", "发票号码,销售方,金额\n25332000000001874301,滨江机关服务中心,420.00\n", ct);
    }

    private async Task Put(string label, string name, string kind, string person, string branch, string text, CancellationToken ct)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var (file, why) = await store.ReceiveAsync(body, ct);
        if (file is null) throw new InvalidOperationException($"The demo's file {label} is not kept: {why}.");
        await register.AddAsync(tenant, file, person, branch, ct);
        kept[label] = new Attachment(file.Hash, name, kind);
    }
}
