using Compliance.Audit;
using Xunit;

namespace Compliance.Decisions.Audit;

public sealed class RegisterChangeTests
{
    [Fact]
    public void Every_kind_of_stream_is_a_kind_of_record_and_the_other_way_round() =>
        Assert.Equal(Enum.GetValues<RecordKind>().Order(), Rooms.All.SelectMany(r => r.Streams).Select(RegisterChange.KindOf).Order());
}
