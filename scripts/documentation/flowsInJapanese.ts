/**
 * What each flow does, in Japanese: metadata hold descriptions in one language only. A test holds the list against the package.
 */
export const FLOWS_IN_JAPANESE: Readonly<Record<string, { description: string; fault?: string }>> = {
  RenkeiAccount_AfterSave_Move: {
    description:
      '取引先の顧客セグメントが変わるたびに、移動の記録を一件書きます。初回の評価では書きません。取引先の保存は止めません。',
    fault:
      '参照先をたどれないときは、変化そのものだけを残します。それも書けないときは取引先の項目に前の顧客セグメント・日付・理由が残ります。',
  },
  RenkeiAccount_AfterSave_Plan: {
    description: '顧客セグメントまたは注力区分が変わったら、架電計画の並べ直しを頼みます。取引先の保存は止めません。',
    fault: '並び順のために取引先の保存を失敗させません。次の接触で並び直します。',
  },
  RenkeiAccount_BeforeSave_Score: {
    description:
      '評価・高低・顧客セグメント・注力区分を書く唯一のフローです。入力が変わるたびに、有効な方針で評価します。同じ規則を TypeScript でも持ち、両者は同じテスト表に合格しています。',
    fault: '評価せずに保存を続けます。評価日が古いまま残るので、次の実行が評価し直します。',
  },
  RenkeiActionItem_BeforeSave_Stamp: {
    description:
      'アクションが完了・取り下げになった時刻と、会議で決めた内容を書きます。閉じた議事録への追加と取り出しを拒みます。',
    fault: '確かめられないまま閉じた議事録を変えさせないため、保存を拒みます。',
  },
  RenkeiAgendaItem_BeforeSave_Guard: {
    description:
      '同じ議題を二人が決めたとき、後の人に知らせて上書きを防ぎます。閉じた会議では決められません。決めた人と時刻を書きます。',
    fault: '確かめられないまま閉じた議事録を変えさせないため、保存を拒みます。',
  },
  RenkeiAgendaNote_BeforeSave_Stamp: {
    description: 'メモを書いた人と時刻を書き、他人の名で書けないようにします。閉じた議事録には入れません。',
    fault: '確かめられないまま閉じた議事録を変えさせないため、保存を拒みます。',
  },
  RenkeiCallPlan_AfterSave_Lapse: {
    description:
      '30 分動きのない着手を終わらせます。時刻を記録し、ガードが担当またはキューに返します。その間に返却・更新された着手には触れません。',
    fault: '30 分を過ぎてキューにあるものは、記録がなくてもほかの人が着手できます。',
  },
  RenkeiCallPlan_BeforeSave_Guard: {
    description:
      '一つの架電計画に着手できる IS担当を一人に限り、終われば担当またはキューに返し、並び順を決めます。所有者・担当・着手・架電期限・理由・優先度などを書く唯一のフローです。',
    fault: '並び順は前のまま残し、次の接触で直します。架電禁止を確かめられないときは保存を拒みます。',
  },
  RenkeiChannelPreference_BeforeSave_Key: {
    description: '取引先と段階から希望チャネルの重複不可キーを書きます。一つの段階に希望は一つです。',
  },
  RenkeiEscalation_AfterSave_Deadlines: {
    description:
      '引き受け期限を見守ります。4 時間前に依頼先へ知らせ、返事のないまま過ぎたら、ガードが案件を全員のキューに回します。',
    fault: '同時に誰かが答えたか、組織が拒みました。次の保存でもう一度試みます。',
  },
  RenkeiEscalation_AfterSave_Deal: {
    description:
      '関連付けた商談がすでに完了している案件を、引き受け時または商談の設定時に終わらせます。判断はガードが行います。',
    fault: '案件は開いたままで、所有者が終わらせます。',
  },
  RenkeiEscalation_AfterSave_Handover: {
    description: '案件が引き継がれたことを訪問営業に一度だけ知らせます。キューと保存した本人には知らせません。',
    fault: '案件の一覧には案件が見え、期限前のお知らせも続きます。',
  },
  RenkeiEscalation_AfterSave_Step: {
    description: '案件の状況または所有者が変わるたびに、案件の経緯を一行書きます。案件の保存は止めません。',
    fault: 'ユーザーを参照できないときは変化だけを残します。それも書けなければ省き、案件そのものが現状を示します。',
  },
  RenkeiEscalation_AfterSave_Visiting: {
    description:
      '初回訪問の期限を見守り、前日と期限時に、結果のない案件の持ち主へ知らせます。マネージャーには毎日のまとめで伝わります。',
    fault: '案件の一覧に期限が見え、マネージャーにも伝わります。',
  },
  RenkeiEscalation_AfterSave_Visits: {
    description:
      '予約済みの訪問を案件に合わせます。所有者が変われば移し、引き受けで確定し、戻しや終了で取り消します。引き受ける人に空きがなければ、その場で知らせます。',
    fault: '案件の保存を優先します。訪問は訪問ボードで確認できます。',
  },
  RenkeiEscalation_BeforeSave_Guard: {
    description:
      '誰が保存しても案件の筋道を守ります。認められない移行、二重の引き受け、不完全な戻しを拒み、所有者・営業日での期限・出来事の時刻を書きます。',
    fault: '確かめられないまま一つの案件を二人に渡さないため、保存を拒みます。',
  },
  RenkeiEscalation_Daily_Digest: {
    description:
      '毎朝 8:30 に、期限内に引き受けられなかった案件と初回訪問の遅れを、訪問営業マネージャーへ一通にまとめて知らせます。二日後も残るものはインサイドセールスマネージャーに知らせます。',
    fault: '一人に届かなくても、ほかの人には送ります。伝えられなかった分は翌日のまとめに入ります。',
  },
  RenkeiEstimator_BeforeSave_Key: { description: '方針と業種から推定方法の重複不可キーを書きます。' },
  RenkeiEvent_AfterSave_Busy: {
    description:
      '営業担当のカレンダーの予定を、時刻だけの「予定あり」として写します。空き時間の予定と定期的な予定の親は写しません。予定の保存は止めません。',
    fault: 'Renkei の都合でカレンダーを止めません。',
  },
  RenkeiEvent_BeforeDelete_Busy: {
    description: '削除される予定の「予定あり」を取り除きます。削除は止めません。',
    fault: 'Renkei の都合でカレンダーを止めません。',
  },
  RenkeiFollowUpMeeting_BeforeSave_Guard: {
    description:
      '会議の日付と議事録を守ります。状況の移行を判断し、開始と終了の時刻を書き、閉じた会議を変えさせず、チーム・頻度・日付の重複不可キーを書きます。',
  },
  RenkeiHoliday_BeforeSave_Key: { description: '日付から休業日の重複不可キーを書きます。' },
  RenkeiLinkCandidate_AfterSave_Link: {
    description:
      '人が候補を判断したら、取り込み元の行の状況を合わせます。紐付け済み、要確認、紐付けなしのいずれかです。取引先には何も書きません。',
    fault: '行が伴わない判断を「済み」と見せないため、保存を拒みます。',
  },
  RenkeiLinkCandidate_BeforeSave_Guard: {
    description:
      '要確認の組み合わせを誰がいつ判断したかを書きます。一つの行に二つの取引先を認めず、二人が同時に判断したら後の人に知らせます。',
    fault: '確かめられないまま行を二重に紐付けないため、保存を拒みます。',
  },
  RenkeiOpportunity_AfterSave_Case: {
    description:
      '商談が完了したら、その案件を受注または失注で終わらせます。結果を二度入力する必要はありません。商談の保存は止めません。',
    fault: '案件は開いたままで、訪問営業の画面に残ります。',
  },
  RenkeiSegmentPolicy_BeforeSave_Guard: {
    description:
      '同じ日に二つの版の方針を有効にさせません。有効化は前の版の終了を意味します。同時の操作は重複不可キーが拒みます。',
    fault: 'マネージャーの保存は止めません。重複不可キーと、次の実行の検査が守ります。',
  },
  RenkeiSegmentTarget_BeforeSave_Key: { description: '月・顧客セグメント・種類・人から目標の重複不可キーを書きます。' },
  RenkeiTeamMember_AfterSave_Promises: {
    description:
      '休みに入る IS担当の約束付き架電計画をキューに入れ、同僚が約束を守れるようにします。担当の名前はそのまま残ります。休みの保存は止めません。',
    fault: '休みは登録されます。誰の約束が残っているかはマネージャーに見えます。',
  },
  RenkeiTeamMember_BeforeSave_Key: { description: 'チームとユーザーからチームメンバーの重複不可キーを書きます。' },
  RenkeiTouch_AfterSave_Plan: {
    description:
      '接触を取引先の架電計画に反映します。架電回数、最後の接触と会話、かけ直しの約束、架電回数の上限、架電禁止です。架電を望まないお客様への架電を拒みます。毎回すべての接触から数え直します。',
    fault: 'お客様の言葉を失わないよう接触は保存し、次の接触で数え直します。',
  },
  RenkeiTouch_BeforeSave_Stamp: {
    description:
      '新しい接触に、その時点の顧客セグメントと所有者のチームを書きます。後の異動で過去のレポートが変わりません。',
    fault: '顧客セグメントとチームのない接触はレポートから黙って抜けるため、保存を拒みます。',
  },
  RenkeiVisitSlot_BeforeSave_Key: {
    description:
      '30 分枠のキーを書きます。同じ営業担当の同じ時間の二つ目の訪問を、誰がどれほど同時に保存しても拒みます。',
  },
  RenkeiVisit_AfterSave_Case: {
    description:
      '訪問の予約・変更・確定・取り消しのときに、案件のガードに見直しを頼みます。自分の案件の訪問を確定した人は、案件を引き受けたことになります。',
    fault:
      '引き受けられない案件の訪問を確定させると約束しすぎになるため、保存を拒みます。ほかの場合は次の保存で数えます。',
  },
  RenkeiVisit_AfterSave_Result: {
    description:
      '訪問の結果を案件に伝え（回数、初回と最後の訪問、結果、次の一手、状況）、行われた訪問を接触履歴に残します。',
    fault: 'IS担当に届かなくなる結果を出さないため、保存を拒みます。',
  },
  RenkeiVisit_AfterSave_Slots: {
    description:
      '訪問の 30 分枠を確保し、変更や取り消しのときに返します。訪問を営業担当のカレンダーに一方向で写します。',
    fault: '同時に保存された二つの訪問の一方を拒みます。カレンダーに写せなくても訪問は保存します。',
  },
  RenkeiVisit_BeforeDelete_Slots: {
    description: '削除される訪問の 30 分枠を返し、カレンダーからも取り除きます。',
    fault: '跡が残ることを理由に削除を拒みません。',
  },
  RenkeiVisit_BeforeSave_Guard: {
    description:
      '誰が保存しても訪問を正しく保ちます。30 分単位、空いている時間、認められた移行、引き受けまでは仮予約です。所有者・回数・結果の時刻を書きます。',
    fault: '予約を優先して保存を続けます。30 分枠の重複不可キーが二重予約を防ぎます。',
  },
};
