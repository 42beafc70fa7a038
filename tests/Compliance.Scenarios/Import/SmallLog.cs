namespace Compliance.Scenarios.Import;

/// <summary>
/// A log made by hand in the shape of the real ones, so that the import is tested where those are absent: a permit whose trip
/// begins before its final approval and costs more than asked, with two claims; a declaration paid with no approval; one rejected.
/// </summary>
internal static class SmallLog
{
    private const string Head = """
        <?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="1.0" xmlns="http://www.xes-standard.org">
          <classifier name="Activity" keys="concept:name"/>

        """;

    public static string Text { get; } = Head + Trace("travelpermit1",
            [("id", "travel permit 1"), ("RequestedBudget", "1000.50"), ("TotalDeclared", "1,302"), ("Overspent", "false"), ("OrganizationalEntity", "unit 7"), ("BudgetNumber", "budget 9"), ("ProjectNumber", "UNKNOWN"),
             ("dec_id_0", "declaration 2"), ("RequestedAmount_0", "902"), ("DeclarationNumber_0", "declaration number 3"), ("Rfp_id_1", "request for payment 4"), ("RequestedAmount_1", "400"), ("RfpNumber_1", "MISSING")],
            ("Permit SUBMITTED by EMPLOYEE", "EMPLOYEE", "2017-03-20T09:00:00.000+01:00", "st_step 10_0"),
            ("Start trip", "EMPLOYEE", "2017-03-25T23:30:00.000+01:00", "rv_travel permit 1_6"),
            ("Permit APPROVED by BUDGET OWNER", "BUDGET OWNER", "2017-03-26T00:10:00.000+01:00", "st_step 11_0"),
            ("Permit FINAL_APPROVED by SUPERVISOR", "SUPERVISOR", "2017-03-26T03:00:00.000+02:00", "st_step 12_0"),
            ("Request For Payment SUBMITTED by EMPLOYEE", "EMPLOYEE", "2017-03-27T10:00:00.000+02:00", "st_step 13_0"),
            ("Request For Payment FINAL_APPROVED by SUPERVISOR", "SUPERVISOR", "2017-03-27T11:00:00.000+02:00", "st_step 14_0"),
            ("Request Payment", "UNDEFINED", "2017-03-28T10:00:00.000+02:00", "rp_request for payment 4_15"),
            ("Payment Handled", "UNDEFINED", "2017-03-29T17:30:00.000+02:00", "rp_request for payment 4_16"),
            ("End trip", "EMPLOYEE", "2017-03-30T00:00:00.000+02:00", "rv_travel permit 1_7"),
            ("Send Reminder", "UNDEFINED", "2017-04-20T00:00:00.000+02:00", "rv_travel permit 1_8"),
            ("Declaration SUBMITTED by EMPLOYEE", "EMPLOYEE", "2017-04-21T09:00:00.000+02:00", "st_step 15_0"),
            ("Declaration APPROVED by PRE_APPROVER", "PRE_APPROVER", "2017-04-21T10:00:00.000+02:00", "st_step 16_0"),
            ("Declaration FINAL_APPROVED by DIRECTOR", "DIRECTOR", "2017-04-22T10:00:00.000+02:00", "st_step 17_0"),
            ("Request Payment", "UNDEFINED", "2017-04-23T10:00:00.000+02:00", "fd_declaration 2_17"),
            ("Payment Handled", "UNDEFINED", "2017-04-24T17:30:00.000+02:00", "fd_declaration 2_18"))
        + Trace("declaration30", [("id", "declaration 30"), ("Amount", "26.85120450862128"), ("BudgetNumber", "budget 9"), ("DeclarationNumber", "declaration number 31")],
            ("Declaration SAVED by EMPLOYEE", "EMPLOYEE", "2017-07-18T09:00:00.000+02:00", "st_step 32_0"),
            ("Declaration SUBMITTED by EMPLOYEE", "EMPLOYEE", "2017-07-18T09:05:00.000+02:00", "st_step 33_0"),
            ("Request Payment", "UNDEFINED", "2017-07-19T17:30:00.000+02:00", "dd_declaration 30_19"),
            ("Payment Handled", "UNDEFINED", "2017-07-20T17:30:00.000+02:00", "dd_declaration 30_20"))
        + Trace("declaration40", [("id", "declaration 40"), ("Amount", "12"), ("BudgetNumber", "budget 9"), ("DeclarationNumber", "UNKNOWN")],
            ("Declaration SUBMITTED by EMPLOYEE", "EMPLOYEE", "2017-07-01T09:00:00.000+02:00", "st_step 41_0"),
            ("Declaration APPROVED by ADMINISTRATION", "ADMINISTRATION", "2017-07-02T09:00:00.000+02:00", "st_step 42_0"),
            ("Declaration REJECTED by BUDGET OWNER", "BUDGET OWNER", "2017-07-03T09:00:00.000+02:00", "st_step 43_0"),
            ("Declaration REJECTED by EMPLOYEE", "EMPLOYEE", "2017-07-03T10:00:00.000+02:00", "st_step 44_0"),
            ("Declaration SUBMITTED by EMPLOYEE", "EMPLOYEE", "2017-07-04T09:00:00.000+02:00", "st_step 45_0"),
            ("Declaration APPROVED by ADMINISTRATION", "ADMINISTRATION", "2017-07-05T09:00:00.000+02:00", "st_step 46_0"),
            ("Declaration REJECTED by SUPERVISOR", "SUPERVISOR", "2017-07-06T09:00:00.000+02:00", "st_step 47_0"))
        + "</log>\n";

    /// <summary>A log of so many declarations, each paid with no approval.</summary>
    public static string Declarations(int many) => Head + string.Concat(Enumerable.Range(0, many).Select(i => Trace($"declaration{i}", [("id", $"declaration {i}"), ("Amount", "12")],
        ("Declaration SUBMITTED by EMPLOYEE", "EMPLOYEE", "2017-07-01T09:00:00.000+02:00", $"st_step {i}_0"),
        ("Payment Handled", "UNDEFINED", "2017-07-20T17:30:00.000+02:00", $"dd_declaration {i}_20")))) + "</log>\n";

    private static string Trace(string name, (string Key, string Value)[] attributes, params (string Name, string Role, string At, string Id)[] events) =>
        $"<trace>\n<string key=\"concept:name\" value=\"{name}\"/>\n" + string.Concat(events.Select(e =>
            "<event>" + string.Concat(attributes.Select(a => $"<string key=\"(case)_{a.Key}\" value=\"{a.Value}\"/>"))
            + $"<string key=\"concept:name\" value=\"{e.Name}\"/><date key=\"time:timestamp\" value=\"{e.At}\"/><string key=\"id\" value=\"{e.Id}\"/>"
            + $"<string key=\"org:resource\" value=\"{(e.Role == "UNDEFINED" ? "SYSTEM" : "STAFF MEMBER")}\"/><string key=\"org:role\" value=\"{e.Role}\"/></event>\n")) + "</trace>\n";
}
