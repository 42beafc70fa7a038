using Compliance.Host.Import.Xes;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Scenarios.Import;

public sealed class CaseReaderTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Permit SUBMITTED by EMPLOYEE", "Permit Submitted EMPLOYEE")]
    [InlineData("Declaration APPROVED by BUDGET OWNER", "Declaration Approved BUDGET OWNER")]
    [InlineData("Request For Payment FINAL_APPROVED by SUPERVISOR", "RequestForPayment FinalApproved SUPERVISOR")]
    [InlineData("Request For Payment REJECTED by MISSING", "RequestForPayment Rejected ")]
    [InlineData("Start trip", "Permit Begun ")]
    [InlineData("Payment Handled", " Paid ")]
    public void A_step_says_what_was_done_to_which_document_by_which_office(string name, string expected)
    {
        var said = StepName.Parse(name)!;
        Assert.Equal(expected, $"{said.Kind} {said.Verb} {said.By}");
    }

    [Theory]
    [InlineData("Order shipped")]
    [InlineData("Permit DANCED by EMPLOYEE")]
    [InlineData("Permit ")]
    public void A_step_that_is_not_known_is_not_guessed_at(string name) => Assert.Null(StepName.Parse(name));

    [Fact]
    public void The_declarations_of_one_permit_are_told_apart_by_the_numbers_of_their_steps()
    {
        // Two claims of one trip, interleaved in time; the second is paid first.
        Step Of(Verb verb, int hour, string id, string? office = null) => new(verb, DocumentKind.Declaration, office,
            new("x", new(2017, 7, 1, hour, 0, 0, TimeSpan.Zero), new(["id"], [id]), hour));
        Step[] steps =
        [
            Of(Verb.Submitted, 1, "st_step 25_0"), Of(Verb.Approved, 3, "st_step 24_0", "PRE_APPROVER"), Of(Verb.FinalApproved, 4, "st_step 26_0"),
            Of(Verb.Submitted, 2, "st_step 22_0"), Of(Verb.Approved, 7, "st_step 21_0", "PRE_APPROVER"), Of(Verb.FinalApproved, 8, "st_step 23_0"),
        ];
        var lives = Attribution.Split(steps,
        [
            [Of(Verb.PaymentRequested, 9, "fd_declaration 10_17"), Of(Verb.Paid, 10, "fd_declaration 10_18")],
            [Of(Verb.PaymentRequested, 5, "fd_declaration 12_17"), Of(Verb.Paid, 6, "fd_declaration 12_18")],
        ]);
        Assert.Equal([2, 7, 8, 9, 10], lives[0].Select(s => s.At.Hour));
        Assert.Equal([1, 3, 4, 5, 6], lives[1].Select(s => s.At.Hour));
    }

    [Fact]
    public void The_numbers_tell_the_truth_wherever_the_prepaid_log_can_say_so()
    {
        if (RealLogs.Path("PrepaidTravelCost.xes.gz", output.WriteLine) is not { } prepaid || RealLogs.Path("PermitLog.sample300.xes.gz", output.WriteLine) is not { } permits) return;
        var truth = new Dictionary<string, string>();
        foreach (var claim in Cases(prepaid).SelectMany(c => c.Claims))
            foreach (var step in claim.Steps)
                truth[step.Event.Id!] = claim.Id;
        var told = Cases(permits).SelectMany(c => c.Claims).Where(c => c.StepsInferred)
            .SelectMany(c => c.Steps.Where(s => truth.ContainsKey(s.Event.Id!) && s.Verb is not (Verb.Paid or Verb.PaymentRequested)).Select(s => (Said: c.Id, Is: truth[s.Event.Id!]))).ToList();
        output.WriteLine($"{told.Count(t => t.Said == t.Is)} of {told.Count} steps");
        Assert.Equal(108, told.Count);
        Assert.All(told, t => Assert.Equal(t.Is, t.Said));
    }

    [Fact]
    public void Every_step_of_the_real_logs_belongs_to_exactly_one_document()
    {
        foreach (var file in new[] { "DomesticDeclarations.xes.gz", "RequestForPayment.xes.gz", "PrepaidTravelCost.xes.gz", "PermitLog.sample300.xes.gz" })
        {
            if (RealLogs.Path(file, output.WriteLine) is not { } path) continue;
            foreach (var read in Cases(path))
                Assert.Equal(read.EventCount, (read.Permit?.Steps.Count ?? 0) + read.Claims.Sum(c => c.Steps.Count));
        }
    }

    [Fact]
    public void The_sums_of_the_real_logs_come_out_to_the_cent()
    {
        if (RealLogs.Path("DomesticDeclarations.xes.gz", output.WriteLine) is { } domestic)
            Assert.Equal(894_867.61m, decimal.Round(Cases(domestic).Sum(c => c.Claims.Single().Requested!.Value), 2));
        if (RealLogs.Path("RequestForPayment.xes.gz", output.WriteLine) is { } requests)
        {
            var read = Cases(requests).ToList();
            Assert.Equal(2_754_953.12m, decimal.Round(read.Sum(c => c.Claims.Single().Requested!.Value), 2));
            Assert.Equal(1_051, read.Count(c => c.Claims.Single().First(Verb.Rejected) is not null));
        }
    }

    internal static IEnumerable<Case> Cases(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new XesReader(stream);
        foreach (var trace in reader.Traces()) yield return CaseReader.Read(trace);
    }
}
